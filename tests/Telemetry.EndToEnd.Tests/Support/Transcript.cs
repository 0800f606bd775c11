using System.Text.Json;
using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>What the client wrote about its sessions: the truth that the store is measured against.</summary>
/// <remarks>The product's own reader is not used on purpose, else a mistake shared by both would go unseen.</remarks>
internal static class Transcript
{
    /// <summary>Every call of every transcript under a home, main threads and subagents, each call once, however many sessions copied it.</summary>
    public static IReadOnlyList<TranscriptCall> CallsUnder(string home)
    {
        var lines = FilesUnder(home)
            .SelectMany(File.ReadLines)
            .Select(Parsed)
            .OfType<JsonObject>()
            // Other lines repeat whole messages with their calls.
            .Where(line => (string?)line["type"] is "user" or "assistant")
            .ToList();

        var results = Blocks(lines, "tool_result")
            .GroupBy(found => (string)found.Block["tool_use_id"]!)
            .ToDictionary(same => same.Key, same => same.First());
        return
        [
            .. Blocks(lines, "tool_use")
                .DistinctBy(found => (string)found.Block["id"]!)
                .Select(found =>
                {
                    var id = (string)found.Block["id"]!;
                    var result = results.GetValueOrDefault(id);
                    return new TranscriptCall(id, (string)found.Block["name"]!, (string?)found.Line["agentId"], SessionOf(found.Line))
                    {
                        Result = result.Block is null ? null : ToolResult.From(result.Block),
                        ResultLine = result.Line,
                    };
                }),
        ];
    }

    public static IReadOnlyList<string> FilesUnder(string home) =>
        [.. Directory.EnumerateFiles(Path.Combine(home, ".claude", "projects"), "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    // A line that a fork copied names the fork, and beside it the session that made the call.
    private static string SessionOf(JsonObject line) => (string?)line["requestSessionId"] ?? (string)line["sessionId"]!;

    // A client that was killed may leave half a line.
    private static JsonObject? Parsed(string line)
    {
        try
        {
            return JsonNode.Parse(line)?.AsObject();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<(JsonObject Line, JsonObject Block)> Blocks(IEnumerable<JsonObject> lines, string type) =>
        from line in lines
        from block in line["message"]?["content"] as JsonArray ?? []
        where block?.GetValueKind() == JsonValueKind.Object && (string?)block["type"] == type
        select (line, block.AsObject());
}
