namespace Telemetry.Mcp.Health;

/// <summary>Words for a command line that is meant to be copied.</summary>
internal static class Shell
{
    /// <summary>A path as one word: in quotes where it needs them.</summary>
    public static string Word(string path) =>
        path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_') ? path : $"'{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
