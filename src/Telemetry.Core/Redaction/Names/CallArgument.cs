using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>One argument of a call in code.</summary>
internal static class CallArgument
{
    private const int MaxWrappers = 3, MaxName = 40, MaxPrefix = 2, MaxDepth = 5;

    private static readonly SearchValues<char> s_marks = SearchValues.Create("()[]{},;\n\"'`");

    /// <summary>The literal that an argument is, in what conversions it may be wrapped (<c>Some("…")</c>, <c>Encoding.UTF8.GetBytes("…")</c>, <c>[]byte("…")</c>); an empty one where it is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">Up to where the call is read.</param>
    /// <param name="at">Where the argument starts; then the comma or bracket behind it, or the limit.</param>
    public static ValueText Read(ReadOnlySpan<char> text, int limit, ref int at)
    {
        while (at < limit && char.IsWhiteSpace(text[at]))
            at++;
        ValueText value = Literal(text, limit, at);
        at = End(text[..limit], value.IsQuoted ? Math.Min(limit, value.End + 1) : at);
        return value;
    }

    private static ValueText Literal(ReadOnlySpan<char> text, int limit, int i)
    {
        int name = i, nameEnd = i;
        for (int wrapper = 0; wrapper < MaxWrappers; wrapper++)
        {
            int end = i, last = Math.Min(limit, i + MaxName);
            while (end < last && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or ':' or '[' or ']' or '&' or ' '))
                end++;
            if (end >= limit)
                return ValueText.None;
            // Nothing, or the letters of b"…", before it.
            if (end - i <= MaxPrefix && ValueText.Read(text, i) is { IsQuoted: true } value)
                return InnerLiteral.IsLookup(text[name..nameEnd]) ? ValueText.None : value;
            if (end == i || text[end] != '(')
                return ValueText.None;
            (name, nameEnd) = (i, end);
            i = CharClass.SkipBlanks(text, end + 1);
        }

        return ValueText.None;
    }

    // The next comma or closing bracket that is none of an inner bracket or literal; the end where brackets nest deeper than in a key's neighbours.
    private static int End(ReadOnlySpan<char> text, int i)
    {
        for (int depth = 0; i < text.Length; i++)
        {
            int mark = text[i..].IndexOfAny(s_marks);
            if (mark < 0)
                return text.Length;
            i += mark;
            char c = text[i];
            if (c is '(' or '[' or '{')
            {
                if (++depth > MaxDepth)
                    return text.Length;
            }
            else if (c is ')' or ']' or '}')
            {
                // The brackets of wrappers are open where their literal has ended.
                if (depth == 0 && !ClosesWrapper(text, i))
                    return i;
                depth = Math.Max(0, depth - 1);
            }
            else if (c is '"' or '\'' or '`')
            {
                i = ValueText.Read(text, i).End;
            }
            else if (depth == 0)
            {
                return i;
            }
        }

        return text.Length;
    }

    private static bool ClosesWrapper(ReadOnlySpan<char> text, int i) => i + 1 < text.Length && text[i + 1] is ',' or ')';
}
