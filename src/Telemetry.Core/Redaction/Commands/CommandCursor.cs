namespace Telemetry.Redaction;

/// <summary>Reads the words of a command that are not of ordinary characters alone: quotes, continued lines, substitutions; and passes over redirections, which it notes.</summary>
internal ref struct CommandCursor(ReadOnlySpan<char> text, in CommandPlace place)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly CommandPlace _place = place;
    private int _i;

    /// <inheritdoc cref="CommandLine.HereText"/>
    public (int Start, int End) HereText { get; private set; }

    /// <inheritdoc cref="CommandLine.HereMark"/>
    public (int Start, int End) HereMark { get; private set; }

    /// <inheritdoc cref="CommandLine.Target"/>
    public (int Start, int End) Target { get; private set; }

    /// <summary>The next word; an empty one at the command's end. Most of the words that come here are quoted as a whole.</summary>
    /// <param name="i">Where to look from; then where the words go on.</param>
    public CommandWord Next(ref int i)
    {
        _i = i;
        CommandWord word = Next();
        i = _i;
        return word;
    }

    private CommandWord Next()
    {
        int from = _i;
        if (!_place.Outer.IsPresent)
        {
            if (_text[from] is '|' or ';' or '&' or '\n')
                return default;
            if (MayOpenArgument(from) && new CommandQuote(_text[from], 0) is var quote && quote.Close(_text, from + 1, out int after) is var end && (after == _text.Length || _text[after] is ' ' or '\n'))
            {
                _i = after;
                return new CommandWord(from + 1, end, from, after);
            }
        }

        return MoveToWord() ? ReadWord() : default;
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
        return quote == _place.Outer && ShellQuoteLength(i) == 0;
    }

    // Inside apostrophes a shell writes one as '\'' or '"'"': it quotes an argument there, and ends nothing.
    private readonly int ShellQuoteLength(int i) => _place.Outer is { Mark: '\'', Escapes: 0 } ? Quote.ShellApostrophe(_text, i) : 0;

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
            char c = _text[_i];
            if (CharClass.IsInRun(c))
            {
                _i++;
                continue;
            }

            // 'it'\''s': behind the quote that has closed, an apostrophe of the word.
            if (c == '\\' && _i > start && !_place.Outer.IsPresent && Quote.ShellApostrophe(_text, _i - 1) > 0)
            {
                _i += 2;
                continue;
            }

            if (c == '\'' && ShellQuoteLength(_i) is > 0 and var apostrophe)
            {
                int inner = _i + apostrophe, length = _text[inner..].IndexOf(_text.Slice(_i, apostrophe));
                if (_i == start && length >= 0)
                    (contentStart, contentEnd, closedAt) = (inner, inner + length, inner + length + apostrophe);
                _i = length < 0 ? inner : inner + length + apostrophe;
                continue;
            }

            if (c is '"' or '\'' or '\\' && CommandQuote.At(_text, _i) is { IsPresent: true } quote)
            {
                bool isFirst = _i == start || (_i == start + 1 && _text[start] == '$');
                if (IsOuter(_i) || (_i == start ? quote.IsLoneClose(_text, _i) : quote.ClosesOuter(_text, start, _i)))
                    break;
                if (CommandQuote.IsApostrophe(_text, start, _i))
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
            ? new CommandWord(contentStart, contentEnd, start, _i)
            : new CommandWord(start, _i, start, _i);
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
}
