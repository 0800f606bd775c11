using System.Text.Json;

namespace Telemetry.Mcp.Answers;

/// <summary>One argument of a question: what the schema says of it, and what the guard checks.</summary>
/// <param name="Name">Its name, the same over MCP and at a terminal.</param>
/// <param name="Type">Its JSON type: <c>string</c>, <c>integer</c>, <c>boolean</c> or <c>array</c> (of strings).</param>
/// <param name="Description">What it asks for; empty where its name says it all.</param>
internal sealed record Argument(string Name, string Type, string Description)
{
    /// <summary>The words it may be; null for any.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>True where the schema leaves the words to the sentence of the refusal: every client pays for a schema, and few calls go wrong.</summary>
    public bool IsBrief { get; init; }

    /// <summary>The smallest number.</summary>
    public int Min { get; init; }

    /// <summary>The largest number.</summary>
    public int Max { get; init; }

    /// <summary>What is wrong with a value, as a sentence without its end; null where nothing is.</summary>
    public string? Check(JsonElement value) => Type switch
    {
        "string" when value.ValueKind != JsonValueKind.String => $"{Name} must be a string, but was {Show(value)}",
        "string" when Words is not null && !Words.Contains(value.GetString()!) => $"{Name} must be {Or(Words)}, but was {Show(value)}",
        "integer" when value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out int number) || number < Min || number > Max =>
            $"{Name} must be a whole number from {Min} to {Max}, but was {Show(value)}",
        "boolean" when value.ValueKind is not (JsonValueKind.True or JsonValueKind.False) => $"{Name} must be true or false, but was {Show(value)}",
        "array" when value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String) =>
            $"{Name} must be a list of strings, but was {Show(value)}",
        _ => null,
    };

    /// <summary>Writes the argument's schema.</summary>
    public void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject(Name);
        json.WriteString("type", Type);
        if (Description.Length > 0)
            json.WriteString("description", Description);
        if (Words is not null && !IsBrief)
        {
            json.WriteStartArray("enum");
            foreach (string word in Words)
                json.WriteStringValue(word);
            json.WriteEndArray();
        }

        if (Type == "integer")
        {
            json.WriteNumber("minimum", Min);
            json.WriteNumber("maximum", Max);
        }

        if (Type == "array")
        {
            json.WriteStartObject("items");
            json.WriteString("type", "string");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Words as a choice: <c>a, b or c</c>.</summary>
    public static string Or(IReadOnlyList<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";

    private static string Show(JsonElement value) => Quoted.Text(value.GetRawText(), 60);
}
