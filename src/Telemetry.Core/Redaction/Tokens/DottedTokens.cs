namespace Telemetry.Redaction;

/// <summary>Tokens known by where their dots, tildes and hyphens stand, within one run of token characters.</summary>
internal static class DottedTokens
{
    private const int LeastToken = 32, MostToken = 128;

    // The mark of a Terraform token.
    private const string Terraform = ".atlasv1.";

    /// <summary>Adds the tokens within the run.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the run starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="runs">The runs of the text's map.</param>
    /// <param name="findings">What was found.</param>
    public static void Match(ReadOnlySpan<char> text, int start, int end, scoped in MapRuns runs, ref Findings findings)
    {
        if (text[start..end].Contains('~'))
            MatchEntra(text, start, end, ref findings);
        if (runs.MayHoldVersion(start, end))
            MatchTerraform(text, start, end, ref findings);
        for (int i = start; runs.NextStretch(i, end, LeastToken, isPlain: false, out int to) is >= 0 and var from; i = to + 1)
        {
            ReadOnlySpan<char> token = text[from..to].TrimEnd('.');
            if (token.Length is >= LeastToken and <= MostToken && KindOf(token) is { } kind)
                findings.Add(from, from + token.Length, kind);
        }
    }

    private static string? KindOf(ReadOnlySpan<char> token)
    {
        int first = token.IndexOf('.');
        if (first < 0)
            return KindOfUndotted(token);
        ReadOnlySpan<char> head = token[..first], rest = token[(first + 1)..];
        int dot = rest.IndexOf('.');
        if (dot < 0)
            return KindOfPair(head, rest);
        ReadOnlySpan<char> middle = rest[..dot], tail = rest[(dot + 1)..];
        // A bot's user id in base64, a time, a signature.
        // The first begins with M, N or O if a number is in it; if not, the other two must be as mixed as no name is.
        if (head.Length is >= 23 and <= 28 && middle.Length is 6 or 7 && tail.Length is >= 27 and <= 40 && IsCased(head)
            && (head[0] is 'M' or 'N' or 'O' ? TokenBody.LooksRandom(tail) : IsCased(tail) && middle.ContainsAnyInRange('A', 'Z') && middle.ContainsAnyInRange('a', 'z')))
            return "discord-token";
        return null;
    }

    // 14 letters and digits, a mark, then 60 characters and more.
    private static void MatchTerraform(ReadOnlySpan<char> text, int start, int end, ref Findings findings)
    {
        for (int i = start; text[i..end].IndexOf('.') is >= 0 and var dot;)
        {
            int from = i + dot - 14, body = i + dot + Terraform.Length;
            i += dot + 1;
            if (i >= end || text[i] != 'a' || !text[(i - 1)..end].StartsWith(Terraform, StringComparison.Ordinal))
                continue;
            int to = TokenAlphabets.EndOfRun(text[..end], body, 128, TokenAlphabet.Padded);
            i = body;
            if (from >= start && to - body >= 40 && TokenAlphabets.HasAll(TokenAlphabet.Alnum, text[from..(from + 14)]))
                findings.Add(from, to, "terraform-token");
        }
    }

    private static string? KindOfPair(ReadOnlySpan<char> head, ReadOnlySpan<char> tail)
    {
        if (head.Length == 17 && head.StartsWith("pat", StringComparison.Ordinal) && tail.Length == 64 && IsHex(tail) && TokenBody.LooksRandom(tail))
            return "airtable-token";
        // Compilers name what they generate by capital digits, a dot and a word.
        if (head.Length == 32 && IsHex(head) && !head.ContainsAnyInRange('A', 'Z') && TokenBody.LooksRandom(head) && tail.Length is 16 or 24 && IsCased(tail))
            return tail.Length == 16 ? "zhipu-key" : "ollama-key";
        if (head.Length == 11 && tail.Length == 43 && IsCased(tail) && TokenBody.LooksRandom(head))
            return "kagi-key";
        return null;
    }

    private static string? KindOfUndotted(ReadOnlySpan<char> token)
    {
        if (token.Length is 36 or 37 && token.Slice(32, 3) is "-us" && IsHex(token[..32]) && char.IsAsciiDigit(token[35]) && char.IsAsciiDigit(token[^1]))
            return "mailchimp-key";
        if (token.Length == 50 && token[32] == '-' && token[41] == '-' && IsHex(token[..32]) && IsHex(token.Slice(33, 8)) && IsHex(token[42..]))
            return "mailgun-signing-key";
        if (token.Length == 40 && token[6] == '_' && token.EndsWith("_mmk", StringComparison.Ordinal))
            return "maxmind-key";
        if (token.Length == 64 && token.Slice(11, 10) is "AAAAAAAAAA")
            return "dropbox-token";
        return null;
    }

    // Three characters, a version, Q~, then the secret: client secrets of Microsoft Entra.
    private static void MatchEntra(ReadOnlySpan<char> text, int start, int end, ref Findings findings)
    {
        for (int i = start + 4; i < end - 1; i++)
        {
            if (text[i + 1] != '~' || text[i] != 'Q' || !char.IsAsciiDigit(text[i - 1]))
                continue;
            int from = i - 4, to = i + 2;
            if (from > start && IsEntra(text[from - 1]))
                continue;
            while (to < end && to - i <= 36 && IsEntra(text[to]))
                to++;
            bool isWhole = to - i - 2 is >= 31 and <= 34 && (to >= end || !IsEntra(text[to]));
            if (isWhole && IsEntra(text[from]) && IsEntra(text[from + 1]) && IsEntra(text[from + 2]))
                findings.Add(from, to, "azure-client-secret");
        }
    }

    private static bool IsEntra(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '~' or '.' or '-';

    private static bool IsHex(ReadOnlySpan<char> text) => TokenAlphabets.HasAll(TokenAlphabet.Hex, text);

    private static bool IsCased(ReadOnlySpan<char> text) => text.ContainsAnyInRange('A', 'Z') && text.ContainsAnyInRange('a', 'z') && text.ContainsAnyInRange('0', '9');
}
