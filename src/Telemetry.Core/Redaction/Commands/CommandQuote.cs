namespace Telemetry.Redaction;

/// <summary>A quote and the backslashes before it: <c>"</c>, <c>\"</c> inside a quoted command, <c>\\\"</c> one level deeper. The same closes what it opened.</summary>
/// <param name="Mark">The quote character, or NUL for none.</param>
/// <param name="Escapes">How many backslashes stand before it.</param>
internal readonly record struct CommandQuote(char Mark, int Escapes)
{
    // A quoted argument longer than this is a document; it is then taken to end with its line.
    private const int MaxLength = 8192;

    /// <summary>How many characters it takes.</summary>
    public int Length => Escapes + 1;

    /// <summary>Whether there is one at all.</summary>
    public bool IsPresent => Mark != '\0';

    public static bool IsMark(char c) => c is '"' or '\'' or '`';

    /// <summary>The quote that starts at <paramref name="i"/>, if one does.</summary>
    public static CommandQuote At(ReadOnlySpan<char> text, int i)
    {
        int mark = i;
        while (mark < text.Length && text[mark] == '\\')
            mark++;
        return mark < text.Length && text[mark] is '"' or '\'' ? new CommandQuote(text[mark], mark - i) : default;
    }

    /// <summary>The quote whose mark stands at <paramref name="i"/>, with the backslashes before it.</summary>
    public static CommandQuote EndingAt(ReadOnlySpan<char> text, int i)
    {
        int first = i;
        while (first > 0 && text[first - 1] == '\\')
            first--;
        return new CommandQuote(text[i], i - first);
    }

    /// <summary>Finds where a text that this quote opened ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the quoted text starts.</param>
    /// <param name="after">Where the words go on: after the closing quote.</param>
    /// <returns>The end of the quoted text: the closing quote, that of an outer quote, or the end of the line when it stays open.</returns>
    public int Close(ReadOnlySpan<char> text, int from, out int after)
    {
        int limit = Math.Min(text.Length, from + MaxLength);
        for (int i = from; i < limit; i++)
        {
            int next = text[i..limit].IndexOf(Mark);
            if (next < 0)
                break;
            i += next;
            int escapes = 0;
            while (i - escapes > from && text[i - escapes - 1] == '\\')
                escapes++;
            // A shell knows no escape between single quotes; other languages do.
            bool isShellSingle = Escapes == 0 && Mark == '\'' && IsBoundary(text, i + 1);
            if (escapes == Escapes || (Escapes == 0 && escapes % 2 == 0) || isShellSingle)
            {
                after = i + 1;
                return isShellSingle ? i : i - Escapes;
            }

            if (escapes < Escapes)
                return after = i - escapes;
        }

        int line = text[from..].IndexOf('\n');
        return after = line < 0 ? text.Length : from + line;
    }

    /// <summary>Whether an argument can end before <paramref name="i"/>.</summary>
    private static bool IsBoundary(ReadOnlySpan<char> text, int i) =>
        i >= text.Length || char.IsWhiteSpace(text[i]) || text[i] is ';' or '|' or '&' or ')' or ']' or '}' or ',' or '`' or '<' or '>' or '"' or '\'' or '\\';

    /// <summary>Whether this quote at <paramref name="i"/>, in the middle of a word and with nothing after it, closes one that was opened before the command.</summary>
    public bool ClosesOuter(ReadOnlySpan<char> text, int start, int i)
    {
        // In a shell's apostrophe, and behind it, the quote that it interrupts goes on.
        if (Escapes == 0 && (Mark == '\'' ? text[..i].EndsWith("'\"'\"") || text[..i].EndsWith("'\\'") : Quote.ShellApostrophe(text, i - 1) > 0))
            return false;
        int after = i + Length;
        char before = text[i - 1];
        if (before is '=' or '$' || (after < text.Length && text[after] == Mark && Escapes == 0 && !IsEscapedOrQuote(before)))
            return false;
        return after < text.Length && i > start && IsBoundary(text, after) && !(text[after] == '\\' && Escapes == 0 && after + 1 < text.Length && IsMark(text[after + 1]));
    }

    /// <summary>Whether this quote at <paramref name="i"/>, where a word would start, opens none.</summary>
    public bool IsLoneClose(ReadOnlySpan<char> text, int i)
    {
        int after = i + Length;
        return after >= text.Length || (text[after] != Mark && text[after] != '\\' && text[after] != '<' && !(text[after] == '>' && after + 1 < text.Length && char.IsAsciiLetterOrDigit(text[after + 1])) && IsBoundary(text, after) && !IsMark(text[after]));
    }

    /// <summary>Whether <paramref name="i"/> is the apostrophe of "don't" in the word that starts at <paramref name="start"/>.</summary>
    public static bool IsApostrophe(ReadOnlySpan<char> text, int start, int i) =>
        text[i] == '\'' && i > start && char.IsAsciiLetter(text[i - 1]) && text[start] is not ('-' or '/') && !text[start..i].Contains('=');

    private static bool IsEscapedOrQuote(char c) => c is '"' or '\'' or '\\';
}
