namespace Telemetry.Redaction;

/// <summary>The values of HTTP's Authorization (RFC 9110, 11.6.2) and Cookie (RFC 6265) headers: scheme words and cookie names stay.</summary>
internal static class HeaderSecrets
{
    private const int MaxLength = 8192, MaxScheme = 24;

    /// <summary>Adds the credentials behind <c>Authorization:</c>.</summary>
    /// <returns>Their end.</returns>
    public static int MatchAuthorization(ReadOnlySpan<char> text, int i, ref Findings findings)
    {
        ValueText value = Read(text, i);
        int start = AfterScheme(text, value.Start, value.End, out bool hasScheme);
        ReadOnlySpan<char> credentials = text[start..value.End].Trim();
        if (credentials.IsEmpty || HarmlessValue.IsReference(credentials) || HarmlessValue.IsPlaceholder(credentials))
            return value.End;
        SecretLook look = SecretLook.Of(credentials);
        // "Authorization: required", "authorization: bearer token": a word without a digit is none, unless a scheme promises one.
        if (hasScheme ? look.Length < 6 || (look.Blanks > 2 && look.Digits == 0) : !look.IsChosen)
            return value.End;
        int end = start + (text[start..value.End].Length - text[start..value.End].TrimStart().Length) + credentials.Length;
        start = end - credentials.Length;
        findings.Add(start, end, "authorization");
        return end;
    }

    /// <summary>Adds the values behind <c>Cookie:</c> and <c>Set-Cookie:</c> that identify somebody.</summary>
    /// <returns>The end of the header.</returns>
    public static int MatchCookie(ReadOnlySpan<char> text, int i, ref Findings findings)
    {
        ValueText value = Read(text, i);
        for (int at = value.Start; at < value.End;)
        {
            int length = text[at..value.End].IndexOf(';');
            int end = length < 0 ? value.End : at + length;
            int equals = text[at..end].IndexOf('=');
            int start = equals < 0 ? at : at + equals + 1;
            ReadOnlySpan<char> cookie = text[start..end];
            if (!HarmlessValue.IsReference(cookie) && SecretLook.Of(cookie) is { Blanks: 0 } look && (look.IsRandom || (look.IsChosen && look.Length >= 8 && equals > 0)))
                findings.Add(start, end, "cookie");
            at = end + 1;
        }

        return value.End;
    }

    // Quoted on its own, or up to the end of the line or of the quotes that the whole header stands in.
    private static ValueText Read(ReadOnlySpan<char> text, int i)
    {
        i = CharClass.SkipBlanks(text, i);
        ValueText quoted = ValueText.Read(text, i);
        if (quoted.IsQuoted)
            return quoted;
        ReadOnlySpan<char> rest = text[i..Math.Min(text.Length, i + MaxLength)];
        int length = rest.IndexOfAny("\r\n\"'`");
        if (length > 0 && rest[length - 1] == '\\')
            length--;
        // -H Authorization:\ Bearer\ …: an argument without quotes ends at the first blank that has no backslash.
        if (rest.StartsWith("\\ ", StringComparison.Ordinal))
        {
            length = 2;
            while (length < rest.Length && (!char.IsWhiteSpace(rest[length]) || rest[length - 1] == '\\'))
                length++;
            return new ValueText(i + 2, i + length, false);
        }

        int end = length < 0 ? rest.Length : length;
        int escaped = rest[..Math.Min(rest.Length, end + 1)].IndexOf("\\n");
        return new ValueText(i, i + (escaped >= 0 ? escaped : end), false);
    }

    private static int AfterScheme(ReadOnlySpan<char> text, int i, int end, out bool hasScheme)
    {
        int word = i;
        while (text[word..end].StartsWith("%20", StringComparison.Ordinal))
            word += 3;
        int stop = word;
        while (stop < end && stop - word < MaxScheme && (char.IsAsciiLetterOrDigit(text[stop]) || text[stop] == '-'))
            stop++;
        if (stop > word && text[stop..end].StartsWith("\\ ", StringComparison.Ordinal))
        {
            hasScheme = true;
            return stop + 2;
        }

        // Authorization: key=…
        if (stop > word && stop < end && text[stop] == '=' && text[word..stop] is "key" or "token" or "apikey")
        {
            hasScheme = true;
            return stop + 1;
        }

        bool isEncoded = text[stop..end].StartsWith("%20", StringComparison.Ordinal);
        hasScheme = stop > word && stop < end && char.IsAsciiLetter(text[word]) && (CharClass.IsBlank(text[stop]) || isEncoded);
        return hasScheme ? isEncoded ? stop + 3 : CharClass.SkipBlanks(text, stop) : i;
    }
}
