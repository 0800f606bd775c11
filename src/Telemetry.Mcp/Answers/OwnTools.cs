using Telemetry.Index;

namespace Telemetry.Mcp.Answers;

/// <summary>This server's own tools. What they are asked says nothing of the work, so answers and lessons leave them out.</summary>
internal static class OwnTools
{
    // Under these names they are recorded: as a plugin, and registered by hand.
    private static readonly string[] s_prefixes = ["mcp__plugin_execution-telemetry_telemetry__", "mcp__execution-telemetry__", "mcp__telemetry__"];

    /// <summary>Their numbers among the tools of an index.</summary>
    public static IReadOnlyCollection<int> In(CallIndex index) =>
        [.. Enumerable.Range(0, index.Tools.Count).Where(tool => Array.Exists(s_prefixes, prefix => index.Tools[tool].StartsWith(prefix, StringComparison.Ordinal)))];
}
