namespace Telemetry.Redaction;

/// <summary>Secrets that are known by the name before them: <c>export API_TOKEN=…</c>, <c>--password …</c>, <c>"apiKey": "…"</c>, <c>?token=…</c>, <c>Authorization: Bearer …</c>.</summary>
internal static class AssignedSecrets
{
    /// <summary>Matches a name that starts at <paramref name="start"/>, where a word starts, and the value that follows it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the name starts.</param>
    /// <param name="valueStart">Where the secret starts: name, separator, scheme word and opening quote stay.</param>
    /// <param name="kind">What kind of secret the name promises.</param>
    /// <returns>Where the secret ends, or -1.</returns>
    public static int Match(ReadOnlySpan<char> text, int start, out int valueStart, out string kind)
    {
        valueStart = 0;
        kind = "";
        int nameEnd = EndOfName(text, start);
        if (nameEnd == start)
            return -1;
        int i = nameEnd;
        if (i < text.Length && text[i] is '"' or '\'')
            i++;
        bool isFlag = text[start..].StartsWith("--", StringComparison.Ordinal);
        int separator = SkipBlanks(text, i);
        bool isColon = separator < text.Length && text[separator] == ':';
        bool isEquals = separator < text.Length && text[separator] == '=' && !IsComparison(text, separator);
        if (isColon || isEquals)
            i = SkipBlanks(text, separator + 1);
        else if (isFlag && i < text.Length && text[i] == ' ')
            i = SkipBlanks(text, i);
        else
            return -1;
        // Asked last, because it costs most and few words have a value.
        if (SensitiveNames.KindOf(text[start..nameEnd]) is not string named)
            return -1;
        kind = named;
        if (kind == "authorization")
            i = AfterScheme(text, i);
        return EndOfValue(text, i, isColon && kind != "authorization" && kind != "cookie", kind == "cookie", out valueStart);
    }

    private static int EndOfValue(ReadOnlySpan<char> text, int i, bool mayBeProse, bool runsOn, out int valueStart)
    {
        valueStart = i;
        if (i >= text.Length)
            return -1;
        if (text[i] is '"' or '\'' or '`')
        {
            valueStart = i + 1;
            ReadOnlySpan<char> line = text[valueStart..];
            int close = line.IndexOfAny(text[i], '\n');
            ReadOnlySpan<char> quoted = close < 0 ? line : line[..close];
            // A quote that does not close on its line is more often the end of a text than the start of a secret.
            bool isOpen = close >= 0 && line[close] == '\n';
            return IsReference(quoted) || (isOpen && !LooksSecret(quoted)) ? -1 : valueStart + quoted.Length;
        }

        int end = i;
        while (end < text.Length && (runsOn ? text[end] is not ('\n' or '\r' or '"' or '\'') : !EndsBareValue(text[end])))
            end++;
        ReadOnlySpan<char> value = text[i..end];
        // "password: string" is a type and "getenv(" a call; a bare value after a colon must look like one.
        if (IsReference(value) || (end < text.Length && text[end] == '(') || (mayBeProse && !LooksSecret(value)))
            return -1;
        return end;
    }

    private static bool LooksSecret(ReadOnlySpan<char> value) => value.Length >= 6 && value.ContainsAnyInRange('0', '9');

    private static bool EndsBareValue(char c) => char.IsWhiteSpace(c) || c is '"' or '\'' or '`' or '&' or ';' or ',' or ')' or '(' or '}' or '|' or '<' or '>' or '#';

    // A variable, a placeholder, nothing, or what an earlier redaction left.
    private static bool IsReference(ReadOnlySpan<char> value) =>
        value.IsEmpty || value[0] is '$' or '<' or '{' or '%' or '*' || value.StartsWith("[REDACTED", StringComparison.Ordinal)
        || value is "null" or "None" or "true" or "false" or "undefined" || value.StartsWith("process.env", StringComparison.Ordinal);

    private static int AfterScheme(ReadOnlySpan<char> text, int i)
    {
        int end = i;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        bool isScheme = end > i && end < text.Length && text[end] == ' ';
        return isScheme ? SkipBlanks(text, end) : i;
    }

    private static bool IsComparison(ReadOnlySpan<char> text, int i) =>
        (i + 1 < text.Length && text[i + 1] is '=' or '>' or '~') || (i > 0 && text[i - 1] is '!' or '=' or '<' or '>');

    private static int EndOfName(ReadOnlySpan<char> text, int i)
    {
        int end = i;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.'))
            end++;
        return end;
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && text[i] is ' ' or '\t')
            i++;
        return i;
    }
}
