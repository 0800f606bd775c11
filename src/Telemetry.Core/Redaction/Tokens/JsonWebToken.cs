using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>JSON Web Tokens: signed (RFC 7519), unsigned, encrypted (RFC 7516), and those that the end of the text cut off.</summary>
/// <remarks>Of what stands between the dots only the header is decoded: one that starts as a JSON object must be text and end as one.</remarks>
internal static class JsonWebToken
{
    // {"alg":"none"} is 19 characters in base64; 16 forgives a header that no library would write.
    private const int LeastHeader = 16;
    private const int LeastPart = 8;
    private const int MostHeader = 1024;

    /// <summary>Matches a token that starts at <paramref name="start"/>.</summary>
    /// <returns>Where it ends, or -1.</returns>
    public static int Match(ReadOnlySpan<char> text, int start, out string kind)
    {
        kind = "jwt";
        // ey is how base64 begins a JSON object: {" or {space.
        ReadOnlySpan<char> rest = text[start..];
        if (!rest.StartsWith("ey", StringComparison.Ordinal) && !rest.StartsWith("ewog", StringComparison.Ordinal))
            return -1;
        int header = TokenAlphabets.EndOfRun(text, start, MostHeader, TokenAlphabet.Url);
        if (header - start < LeastHeader || header >= text.Length || text[header] != '.' || !TokenBody.LooksRandom(text[start..header]) || IsBroken(text[start..header]))
            return -1;
        int second = EndOfPart(text, header + 1);
        bool isEncrypted = second == header + 1 || !text[(header + 1)..].StartsWith("ey", StringComparison.Ordinal);
        if (isEncrypted)
            return MatchRest(text, header, second);
        if (second - header <= LeastPart)
            return second == text.Length && second - header > 2 ? second : -1;
        return second < text.Length && text[second] == '.' ? EndOfPart(text, second + 1) : second;
    }

    // {"alg" and no closing bracket, or bytes that no text has: made up to look like a header.
    [SkipLocalsInit]
    private static bool IsBroken(ReadOnlySpan<char> header)
    {
        if (!header.StartsWith("eyJ", StringComparison.Ordinal))
            return false;
        Span<byte> json = stackalloc byte[MostHeader];
        if (Base64Url.DecodeFromChars(header, json, out _, out int length) != OperationStatus.Done)
            return true;
        json = json[..length].TrimEnd(" \r\n\t"u8);
        return json.IsEmpty || json[^1] != '}' || json.ContainsAnyInRange((byte)0, (byte)8) || json.ContainsAnyInRange((byte)14, (byte)31);
    }

    // Encrypted: key, vector, text and tag follow, of which the key may be empty. A signed one whose claims are no JSON has two parts to come.
    private static int MatchRest(ReadOnlySpan<char> text, int header, int second)
    {
        int end = second, parts = 1;
        while (parts < 4 && end < text.Length && text[end] == '.')
        {
            int next = EndOfPart(text, end + 1);
            if (next == end + 1)
                break;
            end = next;
            parts++;
        }

        return parts >= 2 && end - header > 2 * LeastPart ? end : -1;
    }

    // Some libraries write plain base64, with its slashes and padding, between the dots.
    private static int EndOfPart(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && (char.IsAsciiLetterOrDigit(text[start]) || text[start] is '-' or '_' or '/' or '+' or '='))
            start++;
        return start;
    }
}
