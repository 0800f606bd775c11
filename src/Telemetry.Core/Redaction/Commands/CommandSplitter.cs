namespace Telemetry.Redaction;

/// <summary>Splits a command into its arguments, as a shell does: quotes, continued lines, substitutions, redirections.</summary>
internal ref struct CommandSplitter(ReadOnlySpan<char> text, int start, in CommandPlace place, Span<CommandWord> words)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly CommandPlace _place = place;
    private readonly Span<CommandWord> _words = words;
    private int _i = start;
    private CommandRuns _runs = new();

    /// <inheritdoc cref="CommandLine.Blanks"/>
    public ulong Blanks { get; private set; }

    /// <inheritdoc cref="CommandLine.Slashes"/>
    public ulong Slashes { get; private set; }

    /// <inheritdoc cref="CommandLine.End"/>
    public readonly int End => _i;

    /// <inheritdoc cref="CommandLine.HereText"/>
    public (int Start, int End) HereText { get; private set; }

    /// <inheritdoc cref="CommandLine.HereMark"/>
    public (int Start, int End) HereMark { get; private set; }

    /// <inheritdoc cref="CommandLine.Target"/>
    public (int Start, int End) Target { get; private set; }

    /// <summary>Splits the command.</summary>
    /// <param name="traits">Receives what the words begin with.</param>
    public void Split(ref CommandTraits traits)
    {
        CommandTraits found = default;
        bool isSimple = !_place.Outer.IsPresent;
        while (found.Count < _words.Length)
        {
            _i = AddOrdinary(_i, ref found);
            if (found.Count == _words.Length)
                break;
            // Most others are quoted as a whole, or end the command.
            int from = _i;
            if (isSimple && from < _text.Length && _text[from] is '|' or ';' or '&' or '\n')
                break;
            CommandWord word = default;
            if (isSimple && MayOpenArgument(from) && new CommandQuote(_text[from], 0) is var quote && quote.Close(_text, from + 1, out int after) is var end && (after == _text.Length || _text[after] is ' ' or '\n'))
            {
                word = new CommandWord(from + 1, end, from, after, false);
                _i = after;
            }
            else if (!MoveToWord() || (word = ReadWord()).RawEnd == word.RawStart)
            {
                break;
            }

            Slashes |= 1UL << found.Count;
            Blanks |= (_text[word.Start..word.End].ContainsAny(' ', '\n') ? 1UL : 0) << found.Count;
            _words[found.Count] = word;
            found.Add(word.End > word.Start ? _text[word.Start] : '\0', word.End - word.Start);
        }

        traits = found;
    }

    // Words of ordinary characters between blanks, as most are, need no further look.
    private int AddOrdinary(int i, ref CommandTraits traits)
    {
        ReadOnlySpan<char> text = _text;
        Span<CommandWord> words = _words;
        CommandTraits found = traits;
        ulong slashes = Slashes;
        bool isList = _place.IsList;
        while (found.Count < words.Length)
        {
            while (i < text.Length && text[i] == ' ')
                i++;
            int end = _runs.End(text, i);
            if (end == i || (end < text.Length && text[end] is not (' ' or '\n')))
                break;
            slashes |= (_runs.MayHaveSlash(i, end) ? 1UL : 0) << found.Count;
            words[found.Count] = new CommandWord(i, end, i, end, isList);
            found.Add(text[i], end - i);
            i = end;
        }

        Slashes = slashes;
        traits = found;
        return i;
    }

    // A quote before what is no boundary, see ReadWord.
    private readonly bool MayOpenArgument(int i) =>
        i + 1 < _text.Length && _text[i] is '"' or '\'' && (CharClass.IsInRun(_text[i + 1]) || _text[i + 1] is '$' or '{' or '[' or '(');

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
