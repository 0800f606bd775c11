using System.Text.Json.Nodes;

namespace Telemetry.Tests.Support;

/// <summary>A word that stands nowhere else, put into texts to see whether it comes out.</summary>
internal static class Sentinel
{
    /// <summary>The word.</summary>
    public const string Word = "Quoxivenahutalomy";

    /// <summary>The ways it is put into a text: behind it, glued before it, in its place.</summary>
    public static IReadOnlyList<Func<string, string>> Ways { get; } = [text => $"{text} {Word}", text => Word + text, _ => Word];

    /// <summary>Puts the word into every string of a JSON value, but not into those of members that say what the value is.</summary>
    public static JsonNode? PutInto(JsonNode? json, Func<string, string> way, params string[] exceptMembers)
    {
        switch (json)
        {
            case JsonObject members:
                return new JsonObject(members.Select(pair => KeyValuePair.Create(pair.Key, exceptMembers.Contains(pair.Key) ? pair.Value?.DeepClone() : PutInto(pair.Value, way, exceptMembers))));
            case JsonArray items:
                return new JsonArray([.. items.Select(item => PutInto(item, way, exceptMembers))]);
            case JsonValue value when value.TryGetValue(out string? text):
                return way(text);
            default:
                return json?.DeepClone();
        }
    }

    /// <summary>Fails where a text holds the word, or eight characters of it, in any casing.</summary>
    public static void AssertIsNotIn(string text)
    {
        for (int i = 0; i + 8 <= Word.Length; i++)
            Assert.DoesNotContain(Word.Substring(i, 8), text, StringComparison.OrdinalIgnoreCase);
    }
}
