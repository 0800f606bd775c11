using System.Text.Json;
using System.Text.Json.Nodes;
using Telemetry.Redaction;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>What the store would hold of a case if nothing were redacted: strings cut to 500 characters, the error to 2,000 around its salient line.</summary>
internal sealed class CutInput
{
    private const int MaxLength = 500, MaxErrorLength = 2000, MaxNameLength = 200, MinPartLength = 8;

    private readonly List<string> _strings = [];

    public CutInput(SecretCase given)
    {
        JsonNode? cut = Cut(given.Input);
        Params = JsonSerializer.SerializeToElement(cut is JsonObject ? cut : new JsonObject { ["value"] = cut });
        Error = given.Error is null ? null : ErrorText.Cut(given.Error, MaxErrorLength);
        Texts = StoredTexts.Of(JsonSerializer.SerializeToElement(new JsonObject { ["tool_name"] = given.Tool, ["params"] = JsonObject.Create(Params), ["error"] = Error }));
    }

    /// <summary>The parameters.</summary>
    public JsonElement Params { get; }

    /// <summary>The failure's text.</summary>
    public string? Error { get; }

    /// <summary>All that can be read there.</summary>
    public StoredTexts Texts { get; }

    /// <summary>Where a secret straddles the cut: its part before it, which must go as well, if it is long enough to be told from other text.</summary>
    public IEnumerable<string> PartsBeforeTheCut(string secret)
    {
        foreach (string text in _strings)
        {
            for (int at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0 && at < MaxLength; at = text.IndexOf(secret, at + 1, StringComparison.Ordinal))
            {
                if (at + secret.Length > MaxLength && MaxLength - at >= MinPartLength)
                    yield return text[at..MaxLength];
            }
        }
    }

    private JsonNode? Cut(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Select(field => KeyValuePair.Create(Cut(field.Name, MaxNameLength), Cut(field.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Cut)]),
        JsonValueKind.String => JsonValue.Create(Noted(value.GetString()!)),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };

    private string Noted(string text)
    {
        _strings.Add(text);
        return Cut(text, MaxLength);
    }

    private static string Cut(string text, int maxLength) =>
        text.Length <= maxLength ? text : text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)];
}
