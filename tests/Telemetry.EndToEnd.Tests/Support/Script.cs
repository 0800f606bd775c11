using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>What the scripted model says: turn by turn, for the main conversation and for each subagent.</summary>
/// <param name="Main">The turns of the main conversation. After the last one the model says it is done.</param>
/// <param name="Subagents">Turns by a marker that the first message of that subagent contains.</param>
internal sealed record Script(
    IReadOnlyList<IReadOnlyList<Block>> Main,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<Block>>>? Subagents = null)
{
    private static readonly IReadOnlyList<Block> Done = [new TextBlock("done")];

    /// <summary>The turn that answers a request: as many turns are past as the request holds assistant messages.</summary>
    /// <remarks>Counting messages, not requests, makes a request that the client repeats get the same answer.</remarks>
    public IReadOnlyList<Block> Answer(JsonObject request)
    {
        // Titles and summaries come without tools, and are no part of the script.
        if (request["tools"] is not JsonArray { Count: > 0 })
            return Done;

        var messages = request["messages"]?.AsArray() ?? [];
        var past = messages.Count(message => (string?)message?["role"] == "assistant");
        var turns = TurnsOf(messages.FirstOrDefault()?["content"]?.ToJsonString() ?? "");
        return past < turns.Count ? turns[past] : Done;
    }

    private IReadOnlyList<IReadOnlyList<Block>> TurnsOf(string firstMessage) =>
        Subagents?.FirstOrDefault(subagent => firstMessage.Contains(subagent.Key, StringComparison.Ordinal)).Value ?? Main;
}

internal abstract record Block;

internal sealed record TextBlock(string Text) : Block;

/// <summary>A tool call the model asks for. Its id is made here, so that a test can follow this one call everywhere.</summary>
internal sealed record ToolUse(string Tool, JsonObject Input) : Block
{
    public string Id { get; } = $"toolu_{Guid.NewGuid():N}";

    public static ToolUse Bash(string command) => new("Bash", new JsonObject { ["command"] = command });
}
