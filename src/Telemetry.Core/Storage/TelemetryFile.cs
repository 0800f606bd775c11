namespace Telemetry.Storage;

/// <summary>Where the store is.</summary>
public static class TelemetryFile
{
    /// <summary>The file's name in the client's configuration folder.</summary>
    public const string Name = "execution-telemetry.jsonl";

    /// <summary>The store's path: <c>TELEMETRY_FILE</c>, else <c>CLAUDE_CONFIG_DIR</c>, else <c>~/.claude</c>.</summary>
    public static string Locate() => Locate(Environment.GetEnvironmentVariable, Home);

    /// <summary>The client's configuration folder: <c>CLAUDE_CONFIG_DIR</c>, else <c>~/.claude</c>.</summary>
    public static string ClientFolder() => ClientFolder(Environment.GetEnvironmentVariable, Home);

    /// <summary>The same as <see cref="Locate()"/> for a given environment.</summary>
    /// <param name="variable">Gives an environment variable's value, or null.</param>
    /// <param name="home">Gives the home folder.</param>
    public static string Locate(Func<string, string?> variable, Func<string> home)
    {
        if (variable("TELEMETRY_FILE") is { Length: > 0 } file)
            return file;
        return Path.Combine(ClientFolder(variable, home), Name);
    }

    /// <summary>The same as <see cref="ClientFolder()"/> for a given environment.</summary>
    /// <param name="variable">Gives an environment variable's value, or null.</param>
    /// <param name="home">Gives the home folder.</param>
    public static string ClientFolder(Func<string, string?> variable, Func<string> home) =>
        variable("CLAUDE_CONFIG_DIR") is { Length: > 0 } configured ? configured : Path.Combine(home(), ".claude");

    // HOME first: asking the system for the profile folder is slower, and the client itself goes by HOME.
    private static string Home() =>
        !OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home
            ? home
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
