namespace Telemetry.Redaction;

/// <summary>Tokens of two halves with a sign between them, of which the first is no secret by itself: a number, an account, a project.</summary>
internal static class SeparatedTokens
{
    // The longest first half of a format here.
    private const int MostDigits = 25;

    /// <summary>Matches a token that starts with a digit at <paramref name="start"/>.</summary>
    /// <returns>Where it ends, or -1.</returns>
    public static int MatchNumber(ReadOnlySpan<char> text, int start, out string kind)
    {
        kind = "";
        int sign = TokenAlphabets.EndOfRun(text, start, MostDigits + 1, TokenAlphabet.Digits);
        int digits = sign - start;
        if (digits > MostDigits || sign + 1 >= text.Length)
            return -1;
        int from = sign + 1;
        return (text[sign], digits) switch
        {
            (':', >= 5 and <= 16) when text[from] == 'A' => Body(text, from, 34, 36, TokenAlphabet.Url, TokenProof.Random, "telegram-token", out kind),
            ('|', >= 13 and <= 17) => Body(text, from, 20, 60, TokenAlphabet.Url, TokenProof.Random, "facebook-token", out kind),
            ('|', <= 10) => Body(text, from, 40, 48, TokenAlphabet.Alnum, TokenProof.Cased, "laravel-token", out kind),
            ('-', >= 15) => Body(text, from, 20, 45, TokenAlphabet.Alnum, TokenProof.Cased, "twitter-token", out kind),
            ('-', <= 3) => Body(text, from, 64, 64, TokenAlphabet.Alnum, TokenProof.Cased, "truenas-key", out kind),
            ('/', 1) => MatchAsana(text, from, out kind),
            ('.', 1) when text[start] == '0' => MatchBitwarden(text, from, out kind),
            _ => MatchLetters(text, start, sign, out kind),
        };
    }

    /// <summary>Matches a Firebase server key, <c>AAAAxxxxxxx:APA91b…</c>, that starts at <paramref name="start"/>.</summary>
    /// <returns>Where it ends, or -1.</returns>
    public static int MatchFirebase(ReadOnlySpan<char> text, int start, out string kind)
    {
        kind = "";
        if (text.Length - start < 80 || !text[start..].StartsWith("AAAA", StringComparison.Ordinal)
            || !text[(start + 11)..].StartsWith(":APA91b", StringComparison.Ordinal))
            return -1;
        return Body(text, start + 12, 60, 200, TokenAlphabet.Url, TokenProof.Random, "firebase-server-key", out kind);
    }

    /// <summary>Matches a Tailscale key of any purpose, <c>tskey-purpose-id-secret</c>, that starts at <paramref name="start"/>.</summary>
    /// <returns>Where it ends, or -1.</returns>
    public static int MatchTailscale(ReadOnlySpan<char> text, int start, out string kind)
    {
        const string prefix = "tskey-";
        kind = "tailscale-key";
        if (!text[start..].StartsWith(prefix, StringComparison.Ordinal))
            return -1;
        int purpose = start + prefix.Length;
        int id = TokenAlphabets.EndOfRun(text, purpose, 20, TokenAlphabet.Lower) + 1;
        if (id <= purpose + 1 || id >= text.Length || text[id - 1] != '-')
            return -1;
        int secret = TokenAlphabets.EndOfRun(text, id, 40, TokenAlphabet.Alnum) + 1;
        return secret > id + 8 && secret < text.Length && text[secret - 1] == '-' ? Body(text, secret, 16, 64, TokenAlphabet.Alnum, TokenProof.Prefix, kind, out kind) : -1;
    }

    // 0/hex, 1/user:hex and 2/user/workspace:hex.
    private static int MatchAsana(ReadOnlySpan<char> text, int from, out string kind)
    {
        int at = from;
        for (int numbers = 0; numbers < 2; numbers++)
        {
            int end = TokenAlphabets.EndOfRun(text, at, 20, TokenAlphabet.Digits);
            if (end - at < 12 || end >= text.Length || text[end] is not (':' or '/'))
                break;
            at = end + 1;
        }

        return Body(text, at, 32, 32, TokenAlphabet.Hex, TokenProof.Strict, "asana-token", out kind);
    }

    // 0.client-uuid.secret:key
    private static int MatchBitwarden(ReadOnlySpan<char> text, int from, out string kind)
    {
        kind = "";
        if (text.Length - from < 60 || !TokenBody.IsUuid(text.Slice(from, 36)) || text[from + 36] != '.')
            return -1;
        return Body(text, from + 37, 20, 80, TokenAlphabet.Any, TokenProof.Random, "bitwarden-token", out kind);
    }

    // 00Dorganization!session
    private static int MatchLetters(ReadOnlySpan<char> text, int start, int sign, out string kind)
    {
        kind = "";
        if (sign - start != 2 || text.Length - start < 60 || !text[start..].StartsWith("00D", StringComparison.Ordinal))
            return -1;
        int mark = TokenAlphabets.EndOfRun(text, start, 19, TokenAlphabet.Alnum);
        if (mark - start is not (15 or 18) || text[mark] != '!')
            return -1;
        return Body(text, mark + 1, 40, 150, TokenAlphabet.Dotted, TokenProof.Random, "salesforce-token", out kind);
    }

    private static int Body(
        ReadOnlySpan<char> text, int from, int min, int max, TokenAlphabet alphabet, TokenProof proof, string name, out string kind)
    {
        kind = name;
        return TokenBody.EndAt(text, from, min, max, alphabet, proof);
    }
}
