using System.Buffers;
using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>What the scripted model says: turn by turn, for the main conversation and for each subagent.</summary>
/// <param name="Main">The turns of the main conversation. After the last one the model says it is done.</param>
/// <param name="Subagents">Turns by a marker that the first message of that subagent contains.</param>
internal sealed record Script(
    IReadOnlyList<IReadOnlyList<Block>> Main,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<Block>>>? Subagents = null)
{
    /// <summary>Stands in an input for the id of the agent that was launched last.</summary>
    public const string LaunchedAgent = "the-launched-agent";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
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
        return past < turns.Count ? [.. turns[past].Select(block => Filled(block, messages))] : Done;
    }

    // Which id an agent gets is known only once it was launched: the model reads it in the launch's result.
    private static Block Filled(Block block, JsonArray messages) => block is ToolUse use && use.Input.ToJsonString().Contains(LaunchedAgent, StringComparison.Ordinal)
        ? use with { Input = JsonNode.Parse(use.Input.ToJsonString().Replace(LaunchedAgent, LaunchIn(messages), StringComparison.Ordinal))!.AsObject() }
        : block;

    private static string LaunchIn(JsonArray messages)
    {
        const string before = "agentId: ";
        var text = messages.ToJsonString();
        var start = text.LastIndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..(start + text.AsSpan(start).IndexOfAnyExcept(HexDigits))];
    }

    private IReadOnlyList<IReadOnlyList<Block>> TurnsOf(string firstMessage) =>
        Subagents?.FirstOrDefault(subagent => firstMessage.Contains(subagent.Key, StringComparison.Ordinal)).Value ?? Main;
}

internal abstract record Block;

internal sealed record TextBlock(string Text) : Block;

/// <summary>Instead of a turn: the model refuses the request, as it does where a request is wrong.</summary>
internal sealed record Refusal : Block;

/// <summary>A tool call the model asks for. Its id is made here, so that a test can follow this one call everywhere.</summary>
internal sealed record ToolUse(string Tool, JsonObject Input) : Block
{
    public string Id { get; } = $"toolu_{Guid.NewGuid():N}";

    public static ToolUse Bash(string command) => new("Bash", new JsonObject { ["command"] = command });

    /// <summary>Launches a subagent.</summary>
    /// <param name="prompt">Its first message, which tells it from others.</param>
    /// <param name="inBackground">What the client does when nothing is said.</param>
    public static ToolUse Agent(string prompt, bool inBackground = false) => new("Agent", new JsonObject
    {
        ["description"] = "a small errand",
        ["prompt"] = prompt,
        ["subagent_type"] = "general-purpose",
        ["run_in_background"] = inBackground,
    });

    /// <summary>Calls a tool of <c>Fixtures/mcp-server.sh</c>.</summary>
    public static ToolUse Mcp(string tool) => new($"mcp__errands__{tool}", []);
}
