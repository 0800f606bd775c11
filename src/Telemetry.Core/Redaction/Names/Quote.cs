namespace Telemetry.Redaction;

/// <summary>A quotation mark as it is written: plain, behind backslashes because the text stands in a string itself, or spelled out as an escape.</summary>
/// <param name="Length">How many characters it takes; 0 for none.</param>
/// <param name="Mark">The mark itself.</param>
/// <param name="Backslashes">How many stand before it.</param>
/// <param name="Spelling">Its spelling where it is no mark: <c>\u0022</c>, <c>&amp;quot;</c>, <c>%22</c>; else null.</param>
internal readonly record struct Quote(int Length, char Mark, int Backslashes, string? Spelling)
{
    private const int MaxBackslashes = 15;

    private static readonly string[] s_spellings = ["\\u0022", "&quot;", "%22", "&#34;", "\\u0027", "&#39;", "&apos;", "%27"];

    /// <summary>The quote that starts at <paramref name="i"/>.</summary>
    public static Quote At(ReadOnlySpan<char> text, int i)
    {
        if (i >= text.Length || text[i] is not ('"' or '\'' or '`' or '\\' or '&' or '%' or '“' or '”' or '‘' or '’' or '«'))
            return default;
        foreach (string spelling in text[i] is '\\' or '&' or '%' ? s_spellings : [])
        {
            if (text[i..].StartsWith(spelling, StringComparison.Ordinal))
                return new Quote(spelling.Length, '\0', 0, spelling);
        }

        int mark = i;
        while (mark < text.Length && text[mark] == '\\' && mark - i < MaxBackslashes)
            mark++;
        if (mark >= text.Length || text[mark] is not ('"' or '\'' or '`' or '“' or '”' or '‘' or '’' or '«'))
            return default;
        bool isTriple = mark == i && mark + 2 < text.Length && text[mark] is '"' or '\'' && text[mark + 1] == text[mark] && text[mark + 2] == text[mark];
        return new Quote(isTriple ? 3 : mark - i + 1, text[mark], mark - i, null);
    }

    /// <summary>Where in the text behind it the quote closes; where it does not, the end of the line.</summary>
    public int EndIn(ReadOnlySpan<char> text)
    {
        if (Spelling is not null)
            return text.IndexOf(Spelling) is var spelled and >= 0 ? spelled : EndOfLine(text);
        if (Length == 3 && Backslashes == 0)
            return text.IndexOf([Mark, Mark, Mark]) is var tripled and >= 0 ? tripled : text.Length;
        char close = Mark switch { '“' => '”', '‘' => '’', '«' => '»', _ => Mark };
        for (int i = 0; i < text.Length; i++)
        {
            int next = text[i..].IndexOfAny(close, '\n');
            if (next < 0)
                return text.Length;
            i += next;
            if (text[i] == '\n')
            {
                if (Mark != '`')
                    return EndOfLine(text);
                continue;
            }

            int backslashes = 0;
            while (backslashes < i && backslashes < MaxBackslashes && text[i - 1 - backslashes] == '\\')
                backslashes++;
            // One more backslash than the opening has escapes it; as many or fewer close it.
            if (Backslashes == 0 ? (backslashes & 1) == 0 : backslashes <= Backslashes)
                return i - Math.Min(backslashes, Backslashes);
        }

        return text.Length;
    }

    private static int EndOfLine(ReadOnlySpan<char> text) => text.IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length;
}
