using System.Text;
using System.Text.Json;
using Telemetry.Capture;

namespace Telemetry.Mcp.Forgetting;

/// <summary>The texts of a line: the line as it stands, and each of its strings and names as they read, since JSON writes a line break as two characters.</summary>
internal static class LineTexts
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 512 };

    public static IEnumerable<string> Of(ReadOnlySpan<byte> line)
    {
        string raw = Encoding.UTF8.GetString(line.TrimEnd("\r\n"u8));
        var texts = new List<string> { raw };
        try
        {
            var reader = new Utf8JsonReader(line, s_options);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    texts.Add(JsonText.Of(ref reader));
            }
        }
        catch (JsonException)
        {
            // Torn: what could be read of it counts.
        }

        return texts;
    }
}
