using System.Text.Json;

namespace Telemetry.Capture;

/// <summary>Decodes the start and the end of a JSON string that may have megabytes: what a program says about how it went stands there.</summary>
internal static class TextEnds
{
    /// <summary>How much of each end is decoded, in bytes of JSON.</summary>
    public const int MaxBytes = 8 * 1024;

    // An escape takes up to six bytes and one of a pair of surrogates twice that.
    private const int LongestEscape = 12;

    /// <summary>The text, or both its ends with a line's end between them; empty for what is no string.</summary>
    /// <param name="json">The string with its quotes.</param>
    public static string Of(ReadOnlySpan<byte> json)
    {
        if (json is not [(byte)'"', .., (byte)'"'])
            return "";
        ReadOnlySpan<byte> raw = json[1..^1];
        if (raw.Length <= 2 * MaxBytes)
            return Decode(raw);
        int headEnd = WholeFrom(raw, MaxBytes), tailStart = WholeFrom(raw, raw.Length - MaxBytes);
        return $"{(headEnd < 0 ? "" : Decode(raw[..headEnd]))}\n{(tailStart < 0 ? "" : Decode(raw[tailStart..]))}";
    }

    // The next place that is neither inside an escape nor inside a character; text of nothing but escapes has none that could be told from its middle.
    private static int WholeFrom(ReadOnlySpan<byte> raw, int start)
    {
        for (int i = start; i < start + MaxBytes / 2; i++)
        {
            if ((raw[i] & 0xC0) != 0x80 && !raw[(i - LongestEscape)..i].Contains((byte)'\\'))
                return i;
        }

        return -1;
    }

    private static string Decode(ReadOnlySpan<byte> raw)
    {
        var quoted = new byte[raw.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        raw.CopyTo(quoted.AsSpan(1));
        try
        {
            var reader = new Utf8JsonReader(quoted);
            reader.Read();
            return JsonText.Of(ref reader);
        }
        catch (JsonException)
        {
            // An answer that cannot be read says nothing; its call is still worth a line.
            return "";
        }
    }
}
