using System.Text.Json;
using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>The store, read as any outsider would: lines of JSON and the field names of <c>docs/record-format.md</c>.</summary>
/// <remarks>The product's own reader is not used on purpose, else a mistake shared by writer and reader would go unseen.</remarks>
internal sealed class Store
{
    private Store(string text)
    {
        Text = text;
        var lines = text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => new StoreLine(JsonSerializer.Deserialize<JsonElement>(line)))
            .ToList();
        Calls = [.. lines.Where(line => line["tool_name"] is not null)];
        Notes = [.. lines.Where(line => line["tool_name"] is null && line["event"] is not null)];
        Foreign = lines.Count - Calls.Count - Notes.Count;
    }

    public string Text { get; }

    public IReadOnlyList<StoreLine> Calls { get; }

    public IReadOnlyList<StoreLine> Notes { get; }

    /// <summary>How many lines are neither a call nor a note.</summary>
    public int Foreign { get; }

    public static Store Read(string path) => new(File.ReadAllText(path));

    public IReadOnlyList<StoreLine> LinesOf(string toolUseId) => [.. Calls.Where(line => line["tool_use_id"] == toolUseId)];

    /// <summary>All calls, each as one.</summary>
    public IEnumerable<StoreLine> Merged() => Calls.Select(line => line["tool_use_id"]!).Distinct().Select(Merged);

    /// <summary>The lines of one call as one, by the rules of <c>docs/record-format.md</c>.</summary>
    public StoreLine Merged(string toolUseId)
    {
        var lines = LinesOf(toolUseId).OrderBy(line => Array.IndexOf(["hook", "batch", "transcript"], line["source"])).ToList();
        Assert.NotEmpty(lines);
        // A batch line is a guess, which a transcript settles.
        if (lines[0]["source"] == "batch" && lines.Find(line => line["source"] == "transcript") is { } settling)
            lines = [settling, .. lines];
        var merged = new JsonObject();
        foreach (var field in lines.SelectMany(line => line.Json.EnumerateObject()).Where(field => !merged.ContainsKey(field.Name)))
            merged[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        return new(JsonSerializer.SerializeToElement(merged));
    }

    public StoreLine LineOf(ToolUse call)
    {
        var lines = LinesOf(call.Id);
        Assert.True(lines.Count == 1, $"The store has {lines.Count} lines of {call.Tool} {call.Input.ToJsonString()}.");
        return lines[0];
    }
}

/// <summary>One line of the store.</summary>
internal sealed record StoreLine(JsonElement Json)
{
    /// <summary>A field as text; null where it is absent.</summary>
    public string? this[string field] => Json.TryGetProperty(field, out var value) ? value.ToString() : null;

    /// <summary>A field that is a list of texts; empty where it is absent.</summary>
    public IEnumerable<string> Texts(string field) =>
        Json.TryGetProperty(field, out var list) ? list.EnumerateArray().Select(item => item.ToString()) : [];

    public override string ToString() => Json.GetRawText();
}
