namespace Telemetry.Redaction;

/// <summary>Reads the forms of a program against the words of a command and notes the secret arguments.</summary>
/// <remarks>
/// Forms are separated by <c>;</c>. Each has a letter for the kind of its secrets, the subcommands it needs (<c>set|add</c> is a choice), requirements (<c>~--secret</c>,
/// <c>~-*b</c> a letter in a cluster, <c>~*text</c> a part of any word, <c>~!--decode</c> not there), and the items of <see cref="CommandSelector"/>. A lone <c>.</c> ends the program's own arguments
/// at the first plain one, <c>/</c> says that flags start with a slash, <c>&lt;</c> that the standard input is secret <c>&lt;:</c> what follows the colon in its lines, <c>&lt;?</c> if it looks like one.
/// </remarks>
internal ref struct CommandForm(ReadOnlySpan<char> text, CommandLine line, int from, int count, bool isCertain, ref Findings findings)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly CommandLine _line = line;
    private readonly bool _isCertain = isCertain;
    private readonly ref Findings _findings = ref findings;
    private readonly int _first = from, _lineCount = count;
    private CommandWords _words;
    private string _kind = "password";

    /// <summary>Whether the command is one of those that the forms describe.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>What the command reads from its standard input: NUL nothing secret, <c>&lt;</c> a secret, <c>:</c> lines with a secret after the colon, <c>?</c> perhaps one.</summary>
    public char Input { get; private set; }

    /// <summary>The kind of the secret that is read.</summary>
    public string InputKind { get; private set; } = "password";

    /// <summary>The word where another command starts, or the count of words.</summary>
    public int RunsWord { get; private set; } = line.Count;

    /// <summary>Reads all forms of a program.</summary>
    public void Read(ReadOnlySpan<char> forms)
    {
        while (!forms.IsEmpty)
        {
            ReadOnlySpan<char> form = CommandText.Cut(ref forms, ';').TrimStart(' ');
            _words = new CommandWords(form, _line, _first, _lineCount);
            _kind = form[0] switch { 'T' => "token", 'A' => "api-key", 'S' => "secret", 'C' => "credential", _ => "password" };
            ReadOnlySpan<char> items = form[2..];
            if (MoveBehindSubcommands(ref items))
            {
                IsKnown = true;
                while (!items.IsEmpty)
                    Apply(CommandText.Cut(ref items, ' '));
            }
        }
    }

    private bool MoveBehindSubcommands(scoped ref ReadOnlySpan<char> items)
    {
        while (!items.IsEmpty && (char.IsAsciiLetter(items[0]) || items[0] is '~' or '/' && items is not ['/', not ' ', ..]))
        {
            ReadOnlySpan<char> item = CommandText.Cut(ref items, ' ');
            if (item is "/")
                _words.HasSlashFlags = true;
            else if (item[0] == '~' ? (item[1] == '!' ? _words.Has(item[2..]) : !_words.Has(item[1..])) : !_words.MoveBehind(item))
                return false;
        }

        return true;
    }

    private void Apply(ReadOnlySpan<char> item)
    {
        if (item is ".")
        {
            RunsWord = _words.End = _words.Plain(1) is >= 0 and int first ? first : _words.End;
            return;
        }

        if (item[0] == '<')
        {
            Reads(item);
            return;
        }

        var selector = new CommandSelector(item);
        if (selector.Has('!'))
            return;
        if (selector.Sort == '#')
            Plain(selector);
        else if (selector.Has('<'))
            ReadsWith(selector);
        else
            EachWord(selector);
    }

    private void Reads(ReadOnlySpan<char> item) => (Input, InputKind) = (item[^1], _kind);

    private void ReadsWith(in CommandSelector selector)
    {
        for (int i = _words.First; i < _words.End; i++)
        {
            ReadOnlySpan<char> word = _line.Content(i);
            if (word.SequenceEqual(selector.Name) || (selector.Name is "-S" && word.Length > 2 && word[0] == '-' && word[1] != '-' && word.Contains('S')))
                Reads("<");
        }
    }

    private void Plain(in CommandSelector selector)
    {
        int number = selector.Name is "#$" ? -1 : selector.Name[1] - '0';
        int i = _words.Plain(number);
        if (i < 0)
            return;
        ReadOnlySpan<char> name = default;
        if (selector.Has('n') && _words.Plain(number - 1) is >= 0 and int before)
            name = _line.Content(before);
        AddWord(selector, i, 0, name);
    }

    private void EachWord(in CommandSelector selector)
    {
        for (int i = _words.First; i < _words.End; i++)
        {
            ReadOnlySpan<char> word = _line.Content(i);
            switch (selector.Sort)
            {
                case '-' when word.Length > 1 && word[0] == '-':
                    Flag(selector, word, i);
                    break;
                case '/' when word.Length > 1 && word.StartsWith(selector.Name.TrimEnd('_'), StringComparison.OrdinalIgnoreCase):
                    if (!selector.TakesWord)
                        AddWord(selector, i, selector.Name.Length, default);
                    else if (word.Length == selector.Name.TrimEnd('_').Length)
                        AddWord(selector, i + 1, 0, default);
                    break;
                case '@' when word.SequenceEqual(selector.Name[1..]):
                    AddWord(selector, i + 1, 0, default);
                    break;
                case '^' when word.StartsWith(selector.Name[1..], StringComparison.Ordinal):
                    AddWord(selector, i, selector.Name.Length - 1, default);
                    break;
                case '?':
                    Key(selector, word, i);
                    break;
                case '*' when word[..Math.Max(0, word.IndexOf('='))] is { IsEmpty: false } name && name[0] != '-' && CommandText.IsName(name):
                    AddWord(selector, i, name.Length + 1, name);
                    break;
                case '>' when word.StartsWith(selector.Name.TrimStart('>'), StringComparison.Ordinal):
                    After(selector, i);
                    break;
                default:
                    break;
            }
        }
    }

    private readonly void Flag(in CommandSelector selector, ReadOnlySpan<char> word, int i)
    {
        ReadOnlySpan<char> name = selector.Name;
        bool isLetter = name.Length == 2;
        if (selector.Has('~') && word.Length > 2 && word[1] != '-' && word.Length <= 7 && word[^1] == name[1] && CommandText.IsLetters(word[1..]))
            AddWord(selector, i + 1, 0, default);
        if (!word.StartsWith(name, StringComparison.Ordinal))
            return;
        if (word.Length == name.Length)
        {
            if (!selector.Has('+'))
                AddWord(selector, i + 1, 0, default);
        }
        else if (word[name.Length] == '=' && (!isLetter || !selector.Has('+')))
            AddWord(selector, i, name.Length + 1, default);
        else if (selector.Has('+') || (isLetter && !selector.Has('_')))
            AddWord(selector, i, name.Length, default);
    }

    private readonly void Key(in CommandSelector selector, ReadOnlySpan<char> word, int i)
    {
        ReadOnlySpan<char> key = selector.Name[1..];
        int at = word.IndexOf(key, StringComparison.Ordinal);
        if (at < 0 || (key[0] != '[' && at > 0 && char.IsAsciiLetterOrDigit(word[at - 1])))
            return;
        int start = _line[i].Start + at + key.Length;
        int length = _text[start.._line[i].End].IndexOfAny(',', ';');
        Add(selector, start, length < 0 ? _line[i].End : start + length, default, true);
    }

    private readonly void After(in CommandSelector selector, int i)
    {
        int left = selector.Name.LastIndexOf('>') + 1;
        for (int k = i + 1; k < _words.End; k++)
        {
            if (!_words.IsFlag(k) && --left == 0)
                AddWord(selector, k, 0, default);
        }
    }

    private readonly void AddWord(in CommandSelector selector, int i, int offset, ReadOnlySpan<char> name)
    {
        if (i >= _words.End || _line[i].IsCode)
            return;
        CommandWord word = _line[i];
        bool isOwn = offset == 0 && !word.IsQuoted;
        if (isOwn && selector.Sort != '#' && word.End > word.Start + 1 && _text[word.Start] == '-')
            return;
        (int start, int end) = CommandText.Unquoted(_text, word.Start + offset, word.End);
        Add(selector, start, end, name, !isOwn);
    }

    private readonly void Add(in CommandSelector selector, int start, int end, ReadOnlySpan<char> name, bool isSure)
    {
        if (CommandArgument.KindOf(_text, selector, ref start, ref end, name, isSure, _isCertain, _kind) is string kind)
            _findings.Add(start, end, kind);
    }
}
