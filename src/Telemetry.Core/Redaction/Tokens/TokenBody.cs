namespace Telemetry.Redaction;

/// <summary>Tells random characters from words, and from what documentation puts in a token's place.</summary>
internal static class TokenBody
{
    // From this length on a random body may have a single digit, and no single word is as long.
    private const int LongBody = 30;

    // In a shorter body some characters repeat by chance.
    private const int LeastDrawn = 16;

    // Of a token that the end of the text cut off: fewer characters tell nothing, and give nothing away.
    private const int LeastCut = 6;

    // A format that may be longer has no limit: once this much is proven, the whole run is taken. So no text is looked at again and again.
    private const int Window = 272;

    /// <summary>Where the body of a token ends that starts at <paramref name="from"/>, or -1 if it is none of this format.</summary>
    public static int EndAt(ReadOnlySpan<char> text, int from, int min, int max, TokenAlphabet alphabet, TokenProof proof)
    {
        int end = TokenAlphabets.EndOfRun(text, from, Math.Min(max, Window) + 1, alphabet);
        if (end - from > Window && max > Window)
            return Proves(text[from..end], proof) ? TokenAlphabets.EndOfRun(text, end, text.Length, alphabet) : -1;
        // A full stop or comma behind a token is prose.
        while (end > from && text[end - 1] is '.' or ',' or ':')
            end--;
        int length = end - from;
        bool isCut = length < min && end == text.Length && proof <= TokenProof.Numbered && length >= Math.Max(LeastCut, min / 5);
        if ((length < min && !isCut) || length > max)
            return -1;
        if (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || (proof >= TokenProof.Strict && text[end] is '_' or '-')))
            return -1;
        ReadOnlySpan<char> body = text[from..end];
        if (alphabet == TokenAlphabet.Uuid && !isCut && !IsUuid(body))
            return -1;
        return (min == 0 && length == 0) || Proves(body, proof) ? end : -1;
    }

    /// <summary>Whether the body shows what its format demands.</summary>
    private static bool Proves(ReadOnlySpan<char> body, TokenProof proof) => proof switch
    {
        TokenProof.Prefix => !IsPlaceholder(body),
        TokenProof.Random => LooksRandom(body),
        TokenProof.Numbered => body.ContainsAnyInRange('0', '9') && !IsPlaceholder(body),
        TokenProof.Strict => MixesLettersAndDigits(body),
        TokenProof.Wordless => MixesLettersAndDigits(body) || (CountVowels(body) == 0 && (HasSmallLetters(body) || HasCapitals(body))),
        _ => body.ContainsAnyInRange('0', '9') && HasCapitals(body) && HasSmallLetters(body) && MixesDigits(body),
    };

    /// <summary>Whether only x stands in the token's place (<c>ghp_xxxx-XXXX</c>), or nothing, or what AWS's documentation ends its keys in.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> body)
    {
        if (body.EndsWith("EXAMPLE", StringComparison.Ordinal))
            return true;
        foreach (char c in body)
        {
            if (c is not ('x' or 'X' or '-' or '_' or '.' or '='))
                return false;
        }

        return true;
    }

    /// <summary>Digits and letters, or letters alone whose casing no word has.</summary>
    public static bool LooksRandom(ReadOnlySpan<char> body)
    {
        // What most bodies fail by is asked first.
        if (body.ContainsAnyInRange('0', '9'))
            return (HasSmallLetters(body) || HasCapitals(body)) && !IsDrawnOut(body);
        return !body.ContainsAny('-', '_', '.') && (ChangesCase(body) || LacksVowels(body)) && !IsPlaceholder(body) && !IsDrawnOut(body);
    }

    /// <summary>Whether these 36 characters are groups of 8, 4, 4, 4 and 12 (RFC 9562).</summary>
    public static bool IsUuid(ReadOnlySpan<char> text)
    {
        if (text.Length != 36)
            return false;
        for (int i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit(text[i]))
                return false;
        }

        return true;
    }

    private static bool MixesLettersAndDigits(ReadOnlySpan<char> body) => body.ContainsAnyInRange('0', '9') && (HasSmallLetters(body) || HasCapitals(body)) && MixesDigits(body);

    private static bool HasCapitals(ReadOnlySpan<char> body) => body.ContainsAnyInRange('A', 'Z');

    private static bool HasSmallLetters(ReadOnlySpan<char> body) => body.ContainsAnyInRange('a', 'z');

    // 5555555dAAAAA7777777: most characters are the one before once more, where chance makes that one in sixteen.
    private static bool IsDrawnOut(ReadOnlySpan<char> body)
    {
        int repeats = 0;
        for (int i = 1; i < body.Length; i++)
            repeats += body[i] == body[i - 1] ? 1 : 0;
        return body.Length >= LeastDrawn && repeats * 2 > body.Length;
    }

    // A version at the end of a name is one digit, or two; in a random body of any alphabet one character in six is one.
    private static bool MixesDigits(ReadOnlySpan<char> body)
    {
        int least = body.ContainsAny('-', '_') ? Math.Max(2, body.Length / 20) : body.Length >= LongBody ? 1 : 2;
        int digits = 0;
        for (ReadOnlySpan<char> rest = body; digits < least && rest.IndexOfAnyInRange('0', '9') is >= 0 and var digit; rest = rest[(digit + 1)..])
            digits++;
        return digits >= least;
    }

    // Random letters change their case at every second one and put capitals side by side; camelCase does neither.
    private static bool ChangesCase(ReadOnlySpan<char> body)
    {
        int changes = 0, pairs = 0;
        for (int i = 1; i < body.Length; i++)
        {
            bool isCapital = char.IsAsciiLetterUpper(body[i]);
            if (isCapital != char.IsAsciiLetterUpper(body[i - 1]))
                changes++;
            else if (isCapital)
                pairs++;
        }

        return changes * 3 >= body.Length && (pairs >= 2 || changes * 3 >= body.Length * 2);
    }

    // Three letters of eight are vowels in words of most languages, one in five by chance.
    private static bool LacksVowels(ReadOnlySpan<char> body) => body.Length >= 16 && CountVowels(body) * 4 <= body.Length;

    private static int CountVowels(ReadOnlySpan<char> body)
    {
        int vowels = 0;
        foreach (char c in body)
            vowels += (c | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u' ? 1 : 0;
        return vowels;
    }
}
