namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>The repository these tests were built from, and what was built or installed into it.</summary>
internal static class Checkout
{
    public static string Root { get; } = Repository.Root;

    public static string Plugin => Path.Combine(Root, "plugin");

    /// <summary>The two programs as <c>./install.sh</c> leaves them: the tests never build their own.</summary>
    public static string Hook => Path.Combine(Plugin, "bin", Executable("telemetry-hook"));

    public static string Server => Path.Combine(Plugin, "bin", Executable("telemetry"));

    /// <summary>What npm installed from <c>client/package.json</c>.</summary>
    public static string NodeModules => Path.Combine(Root, "tests", "Telemetry.EndToEnd.Tests", "client", "node_modules");

    /// <summary>A script of the folder <c>Fixtures</c>, run where it stands.</summary>
    public static string Fixture(string name) => Path.Combine(Root, "tests", "Telemetry.EndToEnd.Tests", "Fixtures", name);

    public static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;
}
