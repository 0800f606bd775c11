namespace Telemetry.Redaction;

/// <summary>Tells random characters from words, and from what documentation puts in a token's place.</summary>
internal static class TokenBody
{
    // From this length on a random body may have a single digit, and no single word is as long.
    private const int LongBody = 30;

    /// <summary>Whether the body shows what its format demands.</summary>
    public static bool Proves(ReadOnlySpan<char> body, TokenProof proof) => proof switch
    {
        TokenProof.Prefix => !IsPlaceholder(body),
        TokenProof.Random => LooksRandom(body),
        TokenProof.Numbered => body.ContainsAnyInRange('0', '9') && !IsPlaceholder(body),
        TokenProof.Strict => (HasSmallLetters(body) || HasCapitals(body)) && MixesDigits(body),
        _ => HasCapitals(body) && HasSmallLetters(body) && MixesDigits(body),
    };

    /// <summary>Whether only x stands in the token's place (<c>ghp_xxxx-XXXX</c>), or nothing.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> body)
    {
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
        bool hasLetters = HasSmallLetters(body) || HasCapitals(body);
        if (body.ContainsAnyInRange('0', '9'))
            return hasLetters;
        return hasLetters && !body.ContainsAny('-', '_', '.') && (ChangesCase(body) || LacksVowels(body)) && !IsPlaceholder(body);
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

    private static bool HasCapitals(ReadOnlySpan<char> body) => body.ContainsAnyInRange('A', 'Z');

    private static bool HasSmallLetters(ReadOnlySpan<char> body) => body.ContainsAnyInRange('a', 'z');

    // A version at the end of a name is one digit, or two; in a random body of any alphabet one character in six is one.
    private static bool MixesDigits(ReadOnlySpan<char> body)
    {
        int least = body.ContainsAny('-', '_') ? Math.Max(2, body.Length / 20) : body.Length >= LongBody ? 1 : 2;
        int digits = 0;
        for (int i = 0; i < body.Length && digits < least; i++)
            digits += char.IsAsciiDigit(body[i]) ? 1 : 0;
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
    private static bool LacksVowels(ReadOnlySpan<char> body)
    {
        int vowels = 0;
        foreach (char c in body)
            vowels += (c | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u' ? 1 : 0;
        return body.Length >= 16 && vowels * 4 <= body.Length;
    }
}
