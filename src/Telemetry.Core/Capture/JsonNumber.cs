using System.Text.Json;

namespace Telemetry.Capture;

/// <summary>Reads a JSON number that another program wrote.</summary>
internal static class JsonNumber
{
    /// <summary>The number; null for any other value.</summary>
    public static double? Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double number) ? number : null;
    }
}
