using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>A second listener to the client's events, so that what the product kept of them can be compared with what was said.</summary>
internal sealed class Witness(string folder)
{
    /// <summary>The hook to register beside the product's: it keeps each event in a file of its own and, like any good hook, says nothing.</summary>
    public JsonObject Hook => new()
    {
        ["type"] = "command",
        ["command"] = "sh",
        ["args"] = new JsonArray("-c", "cat > \"$0/$$.json\"", folder),
    };

    /// <summary>How long each finished call took, in milliseconds, as its event says: by the call's id.</summary>
    public IReadOnlyDictionary<string, long> ReportedDurations() => Directory
        .EnumerateFiles(folder)
        .Select(file => JsonNode.Parse(File.ReadAllText(file))!)
        .Where(told => told["duration_ms"] is not null)
        .ToDictionary(told => (string)told["tool_use_id"]!, told => (long)told["duration_ms"]!);
}
