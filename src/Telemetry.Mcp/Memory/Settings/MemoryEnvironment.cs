using ModelContextProtocol.Client;

namespace Telemetry.Mcp.Memory;

/// <summary>The environment that a memory server is started with.</summary>
/// <remarks>
/// Ours holds what a client gives to its servers: tokens of sessions and keys of services. A memory server needs none of them, so it gets what every program
/// needs, the variables that memory servers document, and what its own configuration sets.
/// </remarks>
internal static class MemoryEnvironment
{
    /// <summary>
    /// Never passed on, not even where the configuration sets it: enhanced-memory sends the beginning of every lesson to that service where it finds the key,
    /// and what is recorded here stays on this machine.
    /// </summary>
    public const string NeverPassed = "ANTHROPIC_API_KEY";

    private static readonly string[] s_passed =
    [
        "MEMORY_FILE_PATH", "ENHANCED_MEMORY_DIR", "ENHANCED_MEMORY_DB_PATH", "MEMORY_DB_PATH", "MEMORY_DIR", "MEMORY_DB_SOCKET_PATH",
        "ENHANCED_MEMORY_SURFACE", "MEMORY_PROFILE", "MEMORY_LOG_STDERR", "MEMORY_QDRANT_URL", "MEMORY_OLLAMA_URL", "ENRICHMENT_OLLAMA_URL", "ENRICHMENT_OLLAMA_MODEL",
        "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "NVM_DIR", "VIRTUAL_ENV", "DOTNET_ROOT",
    ];

    /// <summary>The variables of one server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="variable">Gives a variable of this process, or null.</param>
    public static IReadOnlyDictionary<string, string> Of(MemoryServer server, Func<string, string?> variable)
    {
        StringComparer names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var result = new Dictionary<string, string>(names);
        foreach ((string name, string? value) in StdioClientTransportOptions.GetDefaultEnvironmentVariables())
        {
            if (value is not null)
                result[name] = value;
        }

        foreach (string name in s_passed)
        {
            if (variable(name) is string value)
                result[name] = value;
        }

        foreach ((string name, string value) in server.Environment)
            result[name] = value;
        result.Remove(NeverPassed);
        return result;
    }
}
