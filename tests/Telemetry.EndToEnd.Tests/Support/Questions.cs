using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>A session that asks the four tools of the server about what the store remembers.</summary>
internal sealed class Questions
{
    private const string Server = "mcp__plugin_execution-telemetry_telemetry__";

    public ToolUse Stats { get; } = new(Server + "get_stats", []);

    public ToolUse Failures { get; } = new(Server + "get_failures", []);

    public ToolUse Patterns { get; } = new(Server + "get_patterns", []);

    public ToolUse Recommendation { get; } =
        new(Server + "recommend_tool", new JsonObject { ["candidates"] = new JsonArray("Bash", "Read") });

    public IReadOnlyList<ToolUse> All => [Stats, Failures, Patterns, Recommendation];

    // The client holds definitions back until the model looks for them by name. It would run a call without this turn, too,
    // but then the model would never have been shown the definitions.
    public ToolUse Search => new("ToolSearch", new JsonObject { ["query"] = $"select:{string.Join(',', All.Select(question => question.Tool))}" });

    public Script Script => new([[Search], .. All.Select(question => (IReadOnlyList<Block>)[question])]);
}
