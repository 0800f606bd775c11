using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>The alphabets of base64 (RFC 4648), padding included.</summary>
internal static class Base64Text
{
    /// <summary>The plain alphabet.</summary>
    public static readonly SearchValues<char> Characters = SearchValues.Create(TokenAlphabets.Characters(TokenAlphabet.Base64));

    private const int MaxLength = 4096;

    /// <summary>Decodes base64, plain or for URLs, with or without padding, where what it says is text.</summary>
    /// <param name="encoded">At most its first 4,096 characters are decoded.</param>
    /// <param name="decoded">Room for the text: three characters for each four.</param>
    /// <returns>How many characters of text; -1 where it is no text.</returns>
    public static int Decode(ReadOnlySpan<char> encoded, Span<char> decoded)
    {
        int bits = 0, value = 0, length = 0;
        foreach (char c in encoded[..Math.Min(encoded.Length, MaxLength)])
        {
            int digit = DigitOf(c);
            if (digit < 0)
                break;
            value = (value << 6) | digit;
            bits += 6;
            if (bits < 8)
                continue;
            bits -= 8;
            int b = (value >> bits) & 0xFF;
            // Most of what looks encoded is not, and ends here after a few characters.
            if (b is < 0x20 and not ('\n' or '\r' or '\t') or >= 0x7F || length == decoded.Length)
                return -1;
            decoded[length++] = (char)b;
        }

        return length;
    }

    private static int DigitOf(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };
}
