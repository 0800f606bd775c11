namespace Telemetry.Redaction;

/// <summary>JSON Web Tokens: signed (RFC 7519), unsigned, encrypted (RFC 7516), and those that the end of the text cut off.</summary>
/// <remarks>What stands between the dots is not decoded: a header of base64url that starts as JSON does, and a second part, are telling enough.</remarks>
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
        if (header - start < LeastHeader || header >= text.Length || text[header] != '.' || !TokenBody.LooksRandom(text[start..header]))
            return -1;
        int second = EndOfPart(text, header + 1);
        bool isEncrypted = second == header + 1 || !text[(header + 1)..].StartsWith("ey", StringComparison.Ordinal);
        if (isEncrypted)
            return MatchRest(text, header, second);
        if (second - header <= LeastPart)
            return second == text.Length && second - header > 2 ? second : -1;
        return second < text.Length && text[second] == '.' ? EndOfPart(text, second + 1) : second;
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
