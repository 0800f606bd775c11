using System.Text;

namespace Telemetry.Core.Tests.Fuzz;

/// <summary>Damages real input the way crashes, other programs and malice do.</summary>
internal static class Mutation
{
    private const int DeepNesting = 100_000, LongText = 300_000;

    private static readonly byte[][] s_insertions =
    [
        [0x00], [0xFF], [0xC0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80],
        .. Texts(
            "\\ud800", "\\udc00", "\\udfff\\ud83d", "\\u0000", "\\u", "\\", "\"", "{", "}", "[", "]", ":", ",", "\n", "\r\n", "\t", "\u2028",
            "null", "true", "1e999", "-1e999", "1e-999", "-0", "99999999999999999999999", "-9223372036854775809", "0x1", "NaN", "01", ".5", "{\"timestamp\":"),
    ];

    private static readonly byte[][] s_values =
        Texts("null", "true", "[]", "{}", "\"\"", "1e999", "-1", "99999999999999999999999", "\"\\ud800\"", "[{\"type\":\"text\",\"text\":\"\\udc00\"}]", "\"2026-13-45T99:99:99Z\"", "\"0000-00-00T00:00:00Z\"");

    /// <summary>Some input, changed in one to four places.</summary>
    public static byte[] Of(IReadOnlyList<byte[]> seeds, Random random)
    {
        byte[] bytes = OneOf(seeds, random);
        for (int left = random.Next(1, 5); left > 0; left--)
            bytes = Changed(bytes, seeds, random);
        return bytes;
    }

    private static byte[] Changed(byte[] bytes, IReadOnlyList<byte[]> seeds, Random random)
    {
        int at = random.Next(bytes.Length + 1), end = Math.Min(bytes.Length, at + random.Next(64));
        switch (random.Next(11))
        {
            case 0:
                var flipped = (byte[])bytes.Clone();
                for (int i = at; i < end; i++)
                    flipped[i] = (byte)random.Next(256);
                return flipped;
            case 1:
                return bytes[..at];
            case 2:
                return [.. bytes[..at], .. bytes[end..]];
            case 3:
                return [.. bytes[..end], .. bytes[at..]];
            case 4:
                byte[] other = OneOf(seeds, random);
                return [.. bytes[..at], .. other[random.Next(other.Length)..]];
            case 5:
                return WithValue(bytes, OneOf(s_values, random), random);
            case 6:
                return WithKeyTwice(bytes, random);
            case 7 when random.Next(8) == 0:
                return WithValue(bytes, Nested(random), random);
            case 8 when random.Next(8) == 0:
                return WithValue(bytes, Long(random), random);
            default:
                return [.. bytes[..at], .. OneOf(s_insertions, random), .. bytes[at..]];
        }
    }

    // In place of what follows a colon, so that the structure around it stays whole.
    private static byte[] WithValue(byte[] bytes, byte[] value, Random random)
    {
        int from = random.Next(bytes.Length + 1), colon = bytes.AsSpan(from).IndexOf("\":"u8);
        if (colon < 0)
            return [.. bytes, .. value];
        int start = from + colon + 2, length = bytes.AsSpan(start).IndexOfAny(",}"u8);
        return [.. bytes[..start], .. value, .. length < 0 ? [] : bytes[(start + length)..]];
    }

    private static byte[] WithKeyTwice(byte[] bytes, Random random)
    {
        int from = random.Next(bytes.Length + 1), start = bytes.AsSpan(from).IndexOf(",\""u8);
        if (start < 0)
            return bytes;
        int length = bytes.AsSpan(from + start + 1).IndexOf(",\""u8);
        return length < 0 ? bytes : [.. bytes[..(from + start)], .. bytes[(from + start)..(from + start + 1 + length)], .. bytes[(from + start)..]];
    }

    private static byte[] Nested(Random random)
    {
        string open = random.Next(3) switch { 0 => "[", 1 => "{\"a\":", _ => "[{\"a\":[" };
        string close = open.Length switch { 1 => "]", 5 => "}", _ => "]}]" };
        string closing = random.Next(2) == 0 ? "" : string.Concat(Enumerable.Repeat(close, DeepNesting));
        return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, DeepNesting)) + "1" + closing);
    }

    private static byte[] Long(Random random) =>
        Encoding.UTF8.GetBytes($"\"{string.Concat(Enumerable.Repeat(OneOf(["a", "\\\\", "\\n", "😀", "\\ud83d", "\\u0001", "token=abc "], random), LongText))}\"");

    private static byte[][] Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static T OneOf<T>(IReadOnlyList<T> values, Random random) => values[random.Next(values.Count)];
}
