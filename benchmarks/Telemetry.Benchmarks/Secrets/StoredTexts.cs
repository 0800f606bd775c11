using System.Text.Encodings.Web;
using System.Text.Json;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>Everything that can be read in a line of the store: its bytes, its decoded strings and names, and what is encoded once more inside them.</summary>
internal sealed class StoredTexts
{
    private const int MaxDecodings = 4;

    // Numbers and ids that no parameter goes into; a PIN could stand in them by chance.
    private static readonly HashSet<string> s_own = ["timestamp", "session_id", "tool_use_id", "prompt_id", "latency_ms", "input_bytes", "output_bytes", "v"];

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    private StoredTexts()
    {
    }

    /// <summary>The texts of one line.</summary>
    public static StoredTexts Of(JsonElement line)
    {
        var texts = new StoredTexts();
        foreach (JsonProperty field in line.EnumerateObject())
        {
            if (s_own.Contains(field.Name))
                continue;
            texts._texts.Add(field.Value.GetRawText());
            texts.Walk(field.Value, MaxDecodings);
        }

        return texts;
    }

    /// <summary>Whether a text stands anywhere, as it is, JSON-escaped or percent-encoded.</summary>
    public bool Hold(string text)
    {
        string percent = Uri.EscapeDataString(text);
        HashSet<string> forms =
        [
            text,
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text),
            JavaScriptEncoder.Default.Encode(text),
            percent,
            percent.Replace("%20", "+", StringComparison.Ordinal),
        ];
        return forms.Any(HoldAsIs);
    }

    /// <summary>Whether a text stands anywhere as it is.</summary>
    public bool HoldAsIs(string text) => _texts.Any(stored => stored.Contains(text, StringComparison.Ordinal));

    private void Walk(JsonElement value, int decodings)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            Add(value.GetString()!, decodings);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement element in value.EnumerateArray())
                Walk(element, decodings);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty field in value.EnumerateObject())
            {
                Add(field.Name, decodings);
                Walk(field.Value, decodings);
            }
        }
    }

    private void Add(string text, int decodings)
    {
        if (!_texts.Add(text) || decodings == 0)
            return;
        if (text.AsSpan().TrimStart() is ['{' or '[' or '"', ..] && Parsed(text) is JsonElement json)
            Walk(json, decodings - 1);
        // Also where the JSON is cut, or only a part of the text.
        if (text.Contains('\\'))
            Add(Escapes.Decode(text), decodings - 1);
        if (text.Contains('%'))
            Add(Uri.UnescapeDataString(text), decodings - 1);
    }

    private static JsonElement? Parsed(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
