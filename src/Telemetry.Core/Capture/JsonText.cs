using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Telemetry.Capture;

/// <summary>Reads JSON strings that other programs cut: half of a surrogate pair becomes U+FFFD, where the parser's own reading would throw.</summary>
public static class JsonText
{
    /// <summary>The string or property name that the reader stands on.</summary>
    public static string Of(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    /// <summary>True where the reader stands on this text, written without escapes. The parser's own comparison throws on half of a surrogate pair.</summary>
    internal static bool Is(in Utf8JsonReader reader, ReadOnlySpan<byte> text) => reader.ValueSpan.SequenceEqual(text);

    /// <summary>A whole JSON string; null for any other value.</summary>
    /// <param name="json">The value, quotes included.</param>
    public static string? OfValue(ReadOnlySpan<byte> json)
    {
        if (json is not [(byte)'"', ..])
            return null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Of(ref reader);
    }

    // The reader has checked the grammar, so every backslash is followed by what RFC 8259 allows.
    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(raw[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other });
        }

        return WithoutHalves(text);
    }

    private static string WithoutHalves(StringBuilder text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                text[i] = '\uFFFD';
        }

        return text.ToString();
    }
}
