using System.Numerics;

namespace Telemetry.Redaction;

/// <summary>Splits a command into its arguments, as a shell does: quotes, continued lines, substitutions, redirections.</summary>
internal ref struct CommandSplitter(ReadOnlySpan<char> text, int start, in CommandPlace place)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly CommandPlace _place = place;
    private int _i = start;

    /// <inheritdoc cref="CommandLine.Count"/>
    public int Count { get; private set; }

    /// <inheritdoc cref="CommandLine.Starts"/>
    public ulong Starts { get; private set; }

    /// <inheritdoc cref="CommandLine.Flags"/>
    public ulong Flags { get; private set; }

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

    /// <inheritdoc cref="CommandLine.IsCode"/>
    public readonly bool IsList => _place.IsList;

    /// <summary>Splits the command. What comes next cannot be guessed, so that words of ordinary characters between blanks, as most are, are noted without branches.</summary>
    /// <param name="words">Receives the words.</param>
    public void Split(Span<CommandWord> words)
    {
        ReadOnlySpan<char> text = _text;
        ulong starts = 0, flags = 0, slashes = 0, blanks = 0, bit = 1;
        int count = 0, i = _i;
        CommandRuns runs = CommandRuns.None;
        while (count < words.Length && i < text.Length)
        {
            if (text[i] == ' ')
            {
                i++;
                continue;
            }

            if ((uint)(i - runs.Start) >= CommandRuns.Size)
                runs = CommandRuns.At(text, i);
            ulong others = runs.Others >> (i - runs.Start), joints = runs.Joints >> (i - runs.Start);
            int end = i + BitOperations.TrailingZeroCount(others);
            if (others != 0 && end != i && (end == text.Length || text[end] is ' ' or '\n'))
            {
                char first = text[i];
                starts |= 1UL << first;
                flags |= first == '-' & end - i > 1 ? bit : 0;
                slashes |= (joints & ~others & (others - 1)) != 0 ? bit : 0;
                words[count] = new CommandWord(i, end, i, end);
                i = end;
            }
            else
            {
                _i = i;
                CommandWord word = Next();
                i = _i;
                if (word.RawEnd == word.RawStart)
                    break;
                slashes |= bit;
                blanks |= text[word.Start..word.End].ContainsAny(' ', '\n') ? bit : 0;
                if (word.End > word.Start)
                {
                    starts |= 1UL << text[word.Start];
                    flags |= text[word.Start] == '-' & word.End - word.Start > 1 ? bit : 0;
                }

                words[count] = word;
            }

            count++;
            bit <<= 1;
        }

        _i = i;
        (Count, Starts, Flags, Slashes, Blanks) = (count, starts, flags, slashes, blanks);
    }

    // An empty one at the command's end. Most of these words are quoted as a whole.
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
            char c = _text[_i];
            if (CharClass.IsInRun(c))
            {
                _i++;
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
