namespace Telemetry.Redaction;

/// <summary>One argument of a call in code.</summary>
internal static class CallArgument
{
    private const int MaxLength = 400, MaxWrappers = 3, MaxName = 40;

    /// <summary>The literal that an argument is, in what conversions it may be wrapped (<c>Some("…")</c>, <c>Encoding.UTF8.GetBytes("…")</c>, <c>[]byte("…")</c>); an empty or bare one where it is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the argument starts; then the comma or bracket behind it.</param>
    public static ValueText Read(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        ValueText value = Literal(text, at);
        at = End(text, value.IsQuoted ? Math.Min(text.Length, value.End + 1) : at);
        return value;
    }

    private static ValueText Literal(ReadOnlySpan<char> text, int i)
    {
        for (int wrapper = 0; wrapper < MaxWrappers; wrapper++)
        {
            ValueText value = ValueText.Read(text, i);
            if (value.IsQuoted)
                return value;
            int end = i, limit = Math.Min(text.Length, i + MaxName);
            while (end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or ':' or '[' or ']' or '&' or ' '))
                end++;
            if (end == i || end >= text.Length || text[end] != '(')
                return ValueText.None;
            // env("NAME"), os.Getenv("NAME"): what is asked for is a name.
            if (text[i..end].Contains("env", StringComparison.OrdinalIgnoreCase) || text[i..end].EndsWith("get", StringComparison.OrdinalIgnoreCase))
                return ValueText.None;
            i = CharClass.SkipBlanks(text, end + 1);
        }

        return ValueText.None;
    }

    // The next comma or closing bracket that is none of an inner bracket or literal.
    private static int End(ReadOnlySpan<char> text, int i)
    {
        int depth = 0, limit = Math.Min(text.Length, i + MaxLength);
        while (i < limit)
        {
            char c = text[i];
            if (c is '(' or '[' or '{')
            {
                depth++;
            }
            else if (c is ')' or ']' or '}')
            {
                // The brackets of wrappers are open where their literal has ended.
                if (--depth < 0 && !ClosesWrapper(text, i))
                    return i;
                depth = Math.Max(depth, 0);
            }
            else if (c == ',' && depth == 0)
            {
                return i;
            }
            else if (c is '"' or '\'' or '`' && ValueText.Read(text, i) is { IsQuoted: true } inner)
            {
                i = inner.End;
            }
            else if (c is ';' or '\n' && depth == 0)
            {
                return i;
            }

            i++;
        }

        return i;
    }

    private static bool ClosesWrapper(ReadOnlySpan<char> text, int i) => i + 1 < text.Length && text[i + 1] is ',' or ')';
}
