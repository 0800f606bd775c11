using System.Text.Json;

namespace Telemetry.Mcp.Health;

/// <summary>Other programs' JSON files: whatever is wrong with one is an answer, not an exception.</summary>
internal static class JsonFile
{
    private static readonly JsonDocumentOptions s_lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The file's JSON; undefined where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="trouble">Why there is none; null where there is one, or no file.</param>
    public static JsonElement Read(string path, out string? trouble)
    {
        trouble = null;
        if (!File.Exists(path))
            return default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path), s_lenient);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            trouble = e is JsonException ? "it is not JSON" : e.Message;
            return default;
        }
    }

    /// <summary>What stands at the end of a path of names; undefined where nothing does.</summary>
    public static JsonElement Get(JsonElement json, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return default;
        }

        return json;
    }

    /// <summary>The elements of an array; none of anything else.</summary>
    public static JsonElement.ArrayEnumerator Elements(JsonElement json) => json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : default;

    /// <summary>The same as text; null where it is no string.</summary>
    public static string? Text(JsonElement json, params ReadOnlySpan<string> names) =>
        Get(json, names) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
