using System.Buffers;

namespace Telemetry.Capture;

/// <summary>Cuts the long strings of a JSON value to their start, before anything is decoded.</summary>
/// <remarks>
/// Of a string only 500 characters can reach the store, so what lies far behind them need not be read: a written file may have megabytes. What is
/// left is long enough that a secret is still seen whole where it starts before the cut.
/// </remarks>
internal static class LongStrings
{
    /// <summary>How much of a string is left, in bytes of JSON.</summary>
    public const int MaxBytes = 16 * 1024;

    // An escape takes up to six bytes and one of a pair of surrogates twice that.
    private const int LongestEscape = 12;

    /// <summary>The value with its long strings cut; the value itself where it has none.</summary>
    public static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> json)
    {
        ArrayBufferWriter<byte>? result = null;
        int copied = 0, i = 0;
        while (json.Length > MaxBytes && i < json.Length)
        {
            int quote = json[i..].IndexOf((byte)'"');
            if (quote < 0)
                break;
            int start = i + quote + 1, end = JsonWalk.EndOfString(json, start);
            if (end - start > MaxBytes)
            {
                result ??= new ArrayBufferWriter<byte>(2 * MaxBytes);
                result.Write(json[copied..EndBefore(json, start, start + MaxBytes)]);
                copied = end;
            }

            i = end + 1;
        }

        if (result is null)
            return json;
        result.Write(json[copied..]);
        return result.WrittenSpan;
    }

    /// <summary>The value with its long strings cut, in memory of its own.</summary>
    public static ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> json) => Cut(json).ToArray();

    // Neither inside an escape nor inside a character. Text of nothing but escapes has no such place; it is cut where its last escape starts.
    private static int EndBefore(ReadOnlySpan<byte> json, int start, int end)
    {
        for (int i = end; i > end - MaxBytes / 2; i--)
        {
            if ((json[i] & 0xC0) != 0x80 && !json[(i - LongestEscape)..i].Contains((byte)'\\'))
                return i;
        }

        return EndOfWholeEscapes(json, start, end);
    }

    private static int EndOfWholeEscapes(ReadOnlySpan<byte> json, int start, int end)
    {
        int i = start, last = start;
        while (i < end)
        {
            // A pair of surrogates counts as one: half of it would be cut text that no parser takes.
            bool isHighSurrogate = json[i] == '\\' && json[i + 1] == 'u' && (json[i + 2] | 0x20) == 'd' && (json[i + 3] | 0x20) is (byte)'8' or (byte)'9' or (byte)'a' or (byte)'b';
            last = i;
            i += isHighSurrogate && json[i + 6] == '\\' ? LongestEscape : json[i] != '\\' ? 1 : json[i + 1] == 'u' ? 6 : 2;
        }

        while ((json[last] & 0xC0) == 0x80)
            last--;
        return last;
    }
}
