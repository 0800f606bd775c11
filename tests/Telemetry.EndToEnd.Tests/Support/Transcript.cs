using System.Text.Json;
using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>One tool call as the client wrote it down itself.</summary>
/// <param name="AgentId">The subagent that made the call; null on the main thread.</param>
/// <param name="Result">Null where the client wrote no result.</param>
internal sealed record TranscriptCall(string ToolUseId, string Tool, string? AgentId, ToolResult? Result)
{
    public string Outcome => Result is { IsError: false } ? "success" : "failure";
}

/// <summary>What the client wrote about a session: the truth that the store is measured against.</summary>
internal static class Transcript
{
    /// <summary>Every call of every transcript under a home, main threads and subagents, each call once.</summary>
    public static IReadOnlyList<TranscriptCall> CallsUnder(string home)
    {
        var lines = Directory
            .EnumerateFiles(Path.Combine(home, ".claude", "projects"), "*.jsonl", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => JsonNode.Parse(line)!.AsObject())
            // Other lines repeat whole messages with their calls.
            .Where(line => (string?)line["type"] is "user" or "assistant")
            .ToList();

        var results = Blocks(lines, "tool_result")
            .GroupBy(found => (string)found.Block["tool_use_id"]!)
            .ToDictionary(same => same.Key, same => ToolResult.From(same.First().Block));
        return
        [
            .. Blocks(lines, "tool_use")
                .DistinctBy(found => (string)found.Block["id"]!)
                .Select(found => new TranscriptCall(
                    (string)found.Block["id"]!,
                    (string)found.Block["name"]!,
                    (string?)found.Line["agentId"],
                    results.GetValueOrDefault((string)found.Block["id"]!))),
        ];
    }

    private static IEnumerable<(JsonObject Line, JsonObject Block)> Blocks(IEnumerable<JsonObject> lines, string type) =>
        from line in lines
        from block in line["message"]?["content"] as JsonArray ?? []
        where block?.GetValueKind() == JsonValueKind.Object && (string?)block["type"] == type
        select (line, block.AsObject());
}
