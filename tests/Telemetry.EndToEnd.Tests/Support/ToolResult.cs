using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>The result of one tool call: its text, and whether it is marked as an error.</summary>
internal sealed record ToolResult(string Text, bool IsError)
{
    /// <param name="block">A <c>tool_result</c> block; its content is a string or a list of blocks.</param>
    public static ToolResult From(JsonObject block) => new(
        block["content"] switch
        {
            JsonArray parts => string.Join('\n', parts.Select(part => (string?)part?["text"]).OfType<string>()),
            JsonValue text => text.GetValue<string>(),
            _ => "",
        },
        (bool?)block["is_error"] ?? false);
}
