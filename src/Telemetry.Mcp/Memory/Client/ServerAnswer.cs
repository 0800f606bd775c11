using System.Text.Json;
using ModelContextProtocol.Protocol;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Health;

namespace Telemetry.Mcp.Memory;

/// <summary>What a memory server answered to a call.</summary>
/// <param name="Json">The object; undefined where it sent none.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsError">Whether it called it an error.</param>
internal sealed record ServerAnswer(JsonElement Json, string Text, bool IsError)
{
    private const int MaxQuoted = 200;

    /// <summary>True where there is an object to judge.</summary>
    public bool IsObject => Json.ValueKind == JsonValueKind.Object;

    /// <summary>Its text, fit to be repeated.</summary>
    public string Quote => Said(Text);

    /// <summary>Reads a result: the structured object, or the text as JSON; where either only wraps a text, that text.</summary>
    public static ServerAnswer Of(CallToolResult result)
    {
        string text = string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));
        JsonElement json = result.StructuredContent is { ValueKind: JsonValueKind.Object } structured ? structured : Parse(text);
        // What a Python tool declares as a string arrives as {"result": "<the string>"}.
        if (json.ValueKind == JsonValueKind.Object && json.GetPropertyCount() == 1 && JsonFile.Text(json, "result") is string wrapped)
            json = Parse(wrapped);
        return new ServerAnswer(json, text, result.IsError == true);
    }

    /// <summary>A foreign text, fit to be repeated.</summary>
    public static string Said(string text) => Quoted.Text(text, MaxQuoted);

    /// <summary>A member's text, fit to be repeated; null where it has none.</summary>
    public static string? Said(JsonElement json, string member) => JsonFile.Text(json, member) is { Length: > 0 } text ? Said(text) : null;

    private static JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
