namespace Telemetry.Redaction;

/// <summary>Where a program's name stands: as a command for certain, or perhaps only mentioned; and in which quotes.</summary>
/// <param name="IsCertain">A command starts here: at a line's start, after an operator or quote, behind <c>sudo</c>, <c>docker exec x</c>, <c>ssh host</c>.</param>
/// <param name="Outer">The quote that the command stands in, as in <c>sh -c "…"</c>.</param>
/// <param name="IsList">Each argument has its own quotes, as in <c>["mysql", "-u", "root"]</c>.</param>
internal readonly record struct CommandPlace(bool IsCertain, CommandQuote Outer, bool IsList)
{
    private const int MaxWordsBack = 12, MaxWordLength = 100;

    /// <summary>Looks back from a program's name, a bounded way.</summary>
    public static CommandPlace Of(ReadOnlySpan<char> text, int start, int end)
    {
        int i = start;
        if (i > 0 && text[i - 1] is '/' or '\\')
        {
            int limit = Math.Max(0, i - MaxWordLength);
            while (i > limit && (char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] is '/' or '\\' or '.' or '_' or '-' or '~' or ':' or '$' or '{' or '}'))
                i--;
        }

        if (i > 0 && CommandQuote.IsMark(text[i - 1]))
        {
            CommandQuote quote = CommandQuote.EndingAt(text, i - 1);
            if (CommandQuote.At(text, end) != quote)
                return new CommandPlace(true, quote, false);
            int next = end + quote.Length;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
                next++;
            bool isList = next < text.Length && text[next] is ',' or ']';
            return new CommandPlace(true, isList ? quote : default, isList);
        }

        return Behind(text, i);
    }

    private static CommandPlace Behind(ReadOnlySpan<char> text, int i)
    {
        bool isMention = false, isArgument = false;
        for (int words = 0; words < MaxWordsBack; words++)
        {
            int last = i - 1;
            while (last >= 0 && IsBlank(text, last))
                last--;
            if (last < 0 || text[last] == '\n')
                return new CommandPlace(isArgument || !isMention, default, false);
            if (last == i - 1)
                return Beside(text, last, isArgument || !isMention);
            if (!IsWordEnd(text[last]))
                return new CommandPlace(isArgument || (!isMention && text[last] is not (',' or ')' or '#')), default, false);
            int first = last;
            int limit = Math.Max(0, last - MaxWordLength);
            while (first > limit && IsInWord(text[first - 1]))
                first--;
            ReadOnlySpan<char> word = text[first..(last + 1)];
            if (words == 0 && word.StartsWith("--") && word.Length > 2 && !word.Contains('='))
                return default;
            isArgument |= !isMention && (CommandQuote.IsMark(text[last]) || word[^1] == ':');
            isArgument |= CommandPrefixes.Contains(word);
            isMention |= word[0] != '-' && !word.Contains('=');
            if (!isArgument && word[^1] is '.' or '!' or '?')
                return default;
            i = first;
        }

        return new CommandPlace(isArgument, default, false);
    }

    // What touches a command without a blank: the quote it stands in, $(, @ of a makefile.
    private static CommandPlace Beside(ReadOnlySpan<char> text, int i, bool isCertain) =>
        CommandQuote.IsMark(text[i]) ? new CommandPlace(isCertain, CommandQuote.EndingAt(text, i), false)
        : new CommandPlace(isCertain && (!IsWordEnd(text[i]) || text[i] is '=' or '@') && text[i] is not ',', default, false);

    // A line break behind a backslash continues the line.
    private static bool IsBlank(ReadOnlySpan<char> text, int i) =>
        text[i] is ' ' or '\t' or '\r' || (text[i] == '\n' && i > 0 && text[i - 1] == '\\') || (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '\n');

    private static bool IsWordEnd(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '=' or '~' or '+' or '@' or ':' or '"' or '\'' or '}' or ']' or '\\' or '*' or '?' || c > '\x7F';

    private static bool IsInWord(char c) => !char.IsWhiteSpace(c) && c is not ('|' or ';' or '&' or '(' or '`' or '"' or '\'');
}
