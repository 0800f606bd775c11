using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Telemetry.Redaction;

/// <summary>The arguments of one simple command, as a shell splits them: quotes, continued lines, substitutions, redirections.</summary>
internal ref struct CommandLine
{
    /// <summary>So many arguments are looked at; a command with more is read in part.</summary>
    public const int MaxWords = 64;

    private readonly ReadOnlySpan<char> _text;
    private readonly CommandPlace _place;
    private readonly Span<CommandWord> _words;
    private int _i;
    private CommandRuns _runs = new();
    private CommandTraits _traits;

    public CommandLine(ReadOnlySpan<char> text, int start, in CommandPlace place, Span<CommandWord> words)
    {
        _text = text;
        _place = place;
        _words = words;
        _i = start;
        Split();
        for (ulong flags = _traits.Flags; flags != 0; flags &= flags - 1)
            _traits.AddFlag(Content(BitOperations.TrailingZeroCount(flags)));
    }

    /// <summary>The text.</summary>
    public readonly ReadOnlySpan<char> Text => _text;

    /// <summary>How many words there are.</summary>
    public readonly int Count => _traits.Count;

    /// <summary>What the words begin with.</summary>
    [UnscopedRef]
    public readonly ref readonly CommandTraits Traits => ref _traits;

    /// <summary>The words that may hold a blank or a line break, a bit for each.</summary>
    public ulong Blanks { get; private set; }

    /// <summary>The words that may hold a slash, a bit for each.</summary>
    public ulong Slashes { get; private set; }

    /// <summary>The words from one on, a bit for each.</summary>
    public readonly ulong WordsFrom(int from) => from >= Count ? 0 : ulong.MaxValue << from & ulong.MaxValue >> -Count;

    /// <summary>Where the command ends: its operator, its line's end, or the quote around it.</summary>
    public readonly int End => _i;

    /// <summary>The text of a here-string, <c>&lt;&lt;&lt; text</c>.</summary>
    public (int Start, int End) HereText { get; private set; }

    /// <summary>The word that ends a here-document.</summary>
    public (int Start, int End) HereMark { get; private set; }

    /// <summary>The file that the output goes to.</summary>
    public (int Start, int End) Target { get; private set; }

    public readonly CommandWord this[int i] => _words[i];

    public readonly ReadOnlySpan<char> Content(int i) => _text[_words[i].Start.._words[i].End];

    /// <summary>The words that may be the first subcommand, as <see cref="CommandTraits.Lead"/> has them: up to a plain word that is no flag's value.</summary>
    public readonly ulong Leads(int from, int end)
    {
        ulong leads = 0;
        bool mayBeValue = false;
        for (int i = from; i < end; i++)
        {
            ReadOnlySpan<char> word = Content(i);
            if ((_traits.Flags >> i & 1) != 0)
            {
                mayBeValue = !word.Contains('=');
                continue;
            }

            leads |= CommandTraits.Lead(word);
            if (!mayBeValue)
                break;
            mayBeValue = false;
        }

        return leads;
    }

    // A word of ordinary characters between blanks, as most are, needs no further look.
    private void Split()
    {
        ReadOnlySpan<char> text = _text;
        bool isList = _place.IsList, isSimple = !_place.Outer.IsPresent;
        int i = _i;
        while (Count < _words.Length)
        {
            while (i < text.Length && text[i] == ' ')
                i++;
            int end = _runs.End(text, i);
            if (end > i && (end == text.Length || text[end] is ' ' or '\n'))
            {
                Slashes |= (_runs.MayHaveSlash(i, end) ? 1UL : 0) << Count;
                _words[Count] = new CommandWord(i, end, i, end, isList);
                _traits.Add(text[i], end - i);
                i = end;
                continue;
            }

            // Most others are quoted as a whole, or end the command.
            if (isSimple && i < text.Length)
            {
                char c = text[i];
                if (c is '|' or ';' or '&' or '\n')
                    break;
                if (c is '"' or '\'' && i + 1 < text.Length && (CharClass.IsInRun(text[i + 1]) || text[i + 1] is '$' or '{' or '[' or '('))
                {
                    end = new CommandQuote(c, 0).Close(text, i + 1, out int after);
                    if (after == text.Length || text[after] is ' ' or '\n')
                    {
                        Slashes |= 1UL << Count;
                        Blanks |= (text[(i + 1)..end].ContainsAny(' ', '\n') ? 1UL : 0) << Count;
                        _words[Count] = new CommandWord(i + 1, end, i, after, false);
                        _traits.Add(text[i + 1], end - i - 1);
                        i = after;
                        continue;
                    }
                }
            }

            _i = i;
            if (!MoveToWord() || ReadWord() is var word && word.RawEnd == word.RawStart)
                return;
            Slashes |= 1UL << Count;
            Blanks |= (text[word.Start..word.End].ContainsAny(' ', '\n') ? 1UL : 0) << Count;
            _words[Count] = word;
            _traits.Add(word.End > word.Start ? text[word.Start] : '\0', word.End - word.Start);
            i = _i;
        }

        _i = i;
    }

    private bool MoveToWord()
    {
        while (_i < _text.Length)
        {
            char c = _text[_i];
            if (c is ' ' or '\t' || (_place.IsList && c is ',' or '[' or '\n' or '\r'))
                _i++;
            else if (c is '\\' or '`' or '^' && CommandSubstitution.LineBreakLength(_text, _i + 1) is int length and > 0)
                _i += 1 + length;
            else if (c is '<' or '>' && CommandSubstitution.PlaceholderLength(_text, _i) == 0)
                SkipRedirection();
            else
                return !EndsCommand(c);
        }

        return false;
    }

    private readonly bool EndsCommand(char c) =>
        c is '\n' or '\r' or ';' or '|' or '&' or ')' or '(' or '}' or ']' or '#' || (c == '`' && _place.Outer.Mark == '`') || IsOuter(_i) || IsWrittenLineBreak(_i);

    private readonly bool IsOuter(int i)
    {
        if (!_place.Outer.IsPresent || _place.IsList)
            return false;
        CommandQuote quote = CommandQuote.At(_text, i);
        return quote == _place.Outer;
    }

    // "\n" as two characters, in a command that stands in a string of another language.
    private readonly bool IsWrittenLineBreak(int i) =>
        _place.Outer.Mark == '"' && _text[i] == '\\' && i + 1 < _text.Length && _text[i + 1] is 'n' or 'r';

    private void SkipRedirection()
    {
        char c = _text[_i];
        int length = 1;
        while (_i + length < _text.Length && length < 3 && _text[_i + length] == c)
            length++;
        _i += length;
        while (_i < _text.Length && _text[_i] is '&' or '|' or '-' && c == '>')
            _i++;
        if (c == '<' && length == 2 && _i < _text.Length && _text[_i] == '-')
            _i++;
        while (_i < _text.Length && _text[_i] is ' ' or '\t')
            _i++;
        if (_i >= _text.Length || _text[_i] is '\n' or '(' or '<' or '>')
            return;
        CommandWord word = ReadWord();
        if (c == '>')
            Target = (word.Start, word.End);
        else if (length == 3)
            HereText = (word.Start, word.End);
        else if (length == 2)
            HereMark = (word.Start, word.End);
    }

    private CommandWord ReadWord()
    {
        int start = _i, contentStart = start, contentEnd = start, closedAt = -1;
        while (_i < _text.Length)
        {
            _i = _runs.End(_text, _i);
            if (_i == _text.Length)
                break;
            char c = _text[_i];
            if (CharClass.IsInRun(c))
            {
                _i++;
                continue;
            }

            if (c is '"' or '\'' or '\\' && CommandQuote.At(_text, _i) is { IsPresent: true } quote)
            {
                bool isFirst = _i == start || (_i == start + 1 && _text[start] == '$');
                if (IsOuter(_i) || (_i == start ? IsLoneClose(quote) : ClosesOuter(start, quote)))
                    break;
                if (IsApostrophe(start))
                {
                    _i++;
                    continue;
                }

                int from = _i + quote.Length;
                int close = quote.Close(_text, from, out _i);
                if (isFirst)
                    (contentStart, contentEnd, closedAt) = (from, close, _i);
            }
            else if (EndsWord(c))
                break;
            else
                _i = Math.Min(_text.Length, _i + Advance(c));
        }

        return closedAt == _i
            ? new CommandWord(contentStart, contentEnd, start, _i, false)
            : new CommandWord(start, _i, start, _i, _place.IsList);
    }

    private readonly bool EndsWord(char c) =>
        char.IsWhiteSpace(c) || c is ';' or '|' or '&' or ')' or '(' || (_place.IsList && c is ',' or ']') || (c == '`' && _place.Outer.Mark == '`')
        || (c is '<' or '>' && CommandSubstitution.PlaceholderLength(_text, _i) == 0) || (c == '\\' && (CommandSubstitution.LineBreakLength(_text, _i + 1) > 0 || IsWrittenLineBreak(_i)));

    private readonly int Advance(char c) => c switch
    {
        '<' => CommandSubstitution.PlaceholderLength(_text, _i),
        '\\' => 2,
        '$' or '{' or '`' => CommandSubstitution.Length(_text, _i),
        _ => 1,
    };

    // A quote in the middle of a word, with nothing after it, closes a quote that was opened before the command.
    private readonly bool ClosesOuter(int start, CommandQuote quote)
    {
        int after = _i + quote.Length;
        char before = _text[_i - 1];
        if (before is '=' or '$' || (after < _text.Length && _text[after] == quote.Mark && quote.Escapes == 0 && !IsEscapedOrQuote(before)))
            return false;
        return after < _text.Length && _i > start && CommandQuote.IsBoundary(_text, after) && !(_text[after] == '\\' && quote.Escapes == 0 && after + 1 < _text.Length && CommandQuote.IsMark(_text[after + 1]));
    }

    private static bool IsEscapedOrQuote(char c) => c is '"' or '\'' or '\\';

    private readonly bool IsLoneClose(CommandQuote quote)
    {
        int after = _i + quote.Length;
        return after >= _text.Length || (_text[after] != quote.Mark && _text[after] != '\\' && _text[after] != '<' && CommandQuote.IsBoundary(_text, after) && !CommandQuote.IsMark(_text[after]));
    }

    // The apostrophe of "don't".
    private readonly bool IsApostrophe(int start) =>
        _text[_i] == '\'' && _i > start && char.IsAsciiLetter(_text[_i - 1]) && _text[start] is not ('-' or '/') && !_text[start.._i].Contains('=');
}
