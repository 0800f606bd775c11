using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>Memory servers as programs: the official one, and doubles that are small scripts for node.</summary>
/// <remarks>Where one is missing, the test is skipped and says how to get it; with <c>TELEMETRY_E2E=require</c> that fails.</remarks>
internal static class MemoryPrograms
{
    /// <summary>What the guard is in tests: the program that the build made.</summary>
    public static string Guard => TelemetryProgram.Path;

    /// <summary>Long enough for a busy machine.</summary>
    public static MemoryPatience Patient { get; } = new(TelemetryProgram.Limit, TelemetryProgram.Limit, TimeSpan.Zero);

    /// <summary>Shorter than any test.</summary>
    public static MemoryPatience Impatient { get; } = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1), TimeSpan.Zero);

    private static string? Node { get; } = ProgramFile.Find("node", Environment.GetEnvironmentVariable);

    private static string ServerMemoryScript => Path.Combine(
        Repository.Root, "tests", "Telemetry.EndToEnd.Tests", "client", "node_modules", "@modelcontextprotocol", "server-memory", "dist", "index.js");

    /// <summary>The official server on one file.</summary>
    public static MemoryServer ServerMemory(string file)
    {
        Demand(Node is not null && File.Exists(ServerMemoryScript), "server-memory is not installed: install Node and run `npm install --prefix tests/Telemetry.EndToEnd.Tests/client --ignore-scripts`.");
        return Of(Node!, [ServerMemoryScript], ("MEMORY_FILE_PATH", file));
    }

    /// <summary>A double: a script of the folder <c>Fixtures</c>.</summary>
    public static MemoryServer Double(string script, params (string Name, string Value)[] environment)
    {
        Demand(Node is not null, "Node is not installed: the doubles of memory servers are scripts for it.");
        return Of(Node!, [Path.Combine(Repository.Root, "tests", "Telemetry.Mcp.Tests", "Memory", "Fixtures", script)], environment);
    }

    /// <summary>A double of a few lines for the shell.</summary>
    public static MemoryServer Shell(string script, params (string Name, string Value)[] environment)
    {
        Demand(!OperatingSystem.IsWindows(), "There is no shell for the double.");
        return Of("sh", ["-c", script], environment);
    }

    /// <summary>Any program.</summary>
    public static MemoryServer Of(string command, IReadOnlyList<string> arguments, params (string Name, string Value)[] environment) =>
        new("enhanced-memory", command, arguments, environment.ToDictionary(variable => variable.Name, variable => variable.Value), "the test");

    /// <summary>Opens a connection through the guard.</summary>
    public static Task<MemoryConnection> OpenAsync(MemoryServer server, MemoryPatience? patience = null) =>
        MemoryConnection.OpenAsync(server, patience ?? Patient, TestContext.Current.CancellationToken, Guard);

    private static void Demand(bool met, string otherwise)
    {
        if (met)
            return;
        if (Environment.GetEnvironmentVariable("TELEMETRY_E2E") == "require")
            Assert.Fail(otherwise);
        Assert.Skip(otherwise);
    }
}
