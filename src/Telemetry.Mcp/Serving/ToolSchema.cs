using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Telemetry.Mcp.Serving;

/// <summary>The JSON schemas of tools.</summary>
internal static class ToolSchema
{
    /// <summary>The schema of a tool's arguments, which takes no others.</summary>
    public static JsonElement OfInput(IReadOnlyList<Answers.Argument> arguments)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (Answers.Argument argument in arguments)
                argument.WriteSchema(json);
            json.WriteEndObject();
            json.WriteBoolean("additionalProperties", false);
            json.WriteEndObject();
        }

        return Parse(buffer.WrittenSpan);
    }

    /// <summary>A schema that is written out.</summary>
    public static JsonElement Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonElement.ParseValue(ref reader);
    }
}
