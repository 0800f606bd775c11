namespace Telemetry.Redaction;

/// <summary>Reads the forms of a program against the words of a command and notes the secret arguments.</summary>
/// <remarks>
/// Forms are separated by <c>;</c>. Each has a letter for the kind of its secrets, the subcommands it needs (<c>set|add</c> is a choice), requirements (<c>~--secret</c>,
/// <c>~-*b</c> a letter in a cluster, <c>~*text</c> a part of any word, <c>~!--decode</c> not there), and the items of <see cref="CommandSelector"/>. A lone <c>.</c> ends the program's own arguments
/// at the first plain one, <c>/</c> says that flags start with a slash, <c>&lt;</c> that the standard input is secret <c>&lt;:</c> what follows the colon in its lines, <c>&lt;?</c> if it looks like one.
/// </remarks>
internal ref struct CommandForm(ReadOnlySpan<char> text, CommandLine line, int from, int count, bool isCertain, ref Findings findings)
{
    private const string CommonValueFlags = " --profile --region --namespace --project --env --environment --config --org --app --host --scope --context --server --repo --stack --filter ";

    private readonly ReadOnlySpan<char> _text = text;
    private readonly CommandLine _line = line;
    private readonly bool _isCertain = isCertain;
    private readonly ref Findings _findings = ref findings;
    private readonly int _first = from, _lineCount = count;
    private int _count = count, _base = from;
    private ReadOnlySpan<char> _form;
    private bool _hasSlashFlags;
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
            _form = CommandText.Cut(ref forms, ';').TrimStart(' ');
            (_base, _count, _hasSlashFlags) = (_first, _lineCount, false);
            _kind = _form[0] switch { 'T' => "token", 'A' => "api-key", 'S' => "secret", 'C' => "credential", _ => "password" };
            ReadOnlySpan<char> items = _form[2..];
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
                _hasSlashFlags = true;
            else if (item[0] == '~' ? (item[1] == '!' ? IsPresent(item[2..]) : !IsPresent(item[1..])) : !MoveBehind(item))
                return false;
        }

        return true;
    }

    private void Apply(ReadOnlySpan<char> item)
    {
        if (item is ".")
        {
            RunsWord = _count = PlainWord(1) is >= 0 and int first ? first : _count;
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
        for (int i = _base; i < _count; i++)
        {
            ReadOnlySpan<char> word = _line.Content(i);
            if (word.SequenceEqual(selector.Name) || (selector.Name is "-S" && word.Length > 2 && word[0] == '-' && word[1] != '-' && word.Contains('S')))
                Reads("<");
        }
    }

    private void Plain(in CommandSelector selector)
    {
        int number = selector.Name is "#$" ? -1 : selector.Name[1] - '0';
        int i = PlainWord(number);
        if (i < 0)
            return;
        ReadOnlySpan<char> name = default;
        if (selector.Has('n') && PlainWord(number - 1) is >= 0 and int before)
            name = _line.Content(before);
        AddWord(selector, i, 0, name);
    }

    private void EachWord(in CommandSelector selector)
    {
        for (int i = _base; i < _count; i++)
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
                case '*' when word[..Math.Max(0, word.IndexOf('='))] is { IsEmpty: false } name && name[0] != '-' && IsName(name):
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
        if (selector.Has('~') && word.Length > 2 && word[1] != '-' && word.Length <= 7 && word[^1] == name[1] && !word[1..].ContainsAnyExcept(s_letters))
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
        for (int k = i + 1; k < _count; k++)
        {
            if (!IsFlag(k) && --left == 0)
                AddWord(selector, k, 0, default);
        }
    }

    private readonly void AddWord(in CommandSelector selector, int i, int offset, ReadOnlySpan<char> name)
    {
        if (i >= _count || _line[i].IsCode)
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
        int secret = selector.SecretOffset(_text[start..end]);
        if (secret < 0)
            return;
        start += secret;
        if (selector.Has('/') && _text[start..end].LastIndexOf('@') is > 0 and int at)
            end = start + at;
        // Of a cookie header the first is looked at.
        if (selector.Sort == '-' && selector.Has('?') && _text[start..end].IndexOf(';') is > 0 and int next)
            end = start + next;
        (start, end) = CommandText.Unquoted(_text, start, end);
        // The written line break of send "…\r" is none of it.
        if (end - start > 2 && _text[end - 2] == '\\' && _text[end - 1] is 'r' or 'n' && isSure)
            end -= 2;
        ReadOnlySpan<char> value = _text[start..end];
        if (CommandValue.IsHarmless(value) || (!isSure && CommandValue.IsProse(value)))
            return;
        string kind = _kind;
        if (selector.Has('n'))
        {
            if (CommandText.KindOfName(name) is not string named || (!_isCertain && !CommandValue.LooksSecret(value)))
                return;
            kind = named;
        }
        else if (selector.Has('v') || selector.Has('='))
        {
            ReadOnlySpan<char> key = selector.Sort == '*' ? name : _text[..Math.Max(0, start)];
            if (CommandText.IsPlainKey(key) || (selector.Has('v') && CommandText.KindOfName(name) is null && !CommandValue.LooksSecret(value)))
                return;
        }

        if ((selector.Has('?') || !_isCertain) && !CommandValue.LooksSecret(value))
            return;
        _findings.Add(start, end, kind);
    }

    // The number-th argument that is neither a flag nor a flag's value; -1 counts from the end.
    private readonly int PlainWord(int number)
    {
        int last = -1;
        for (int i = _base; i < _count; i++)
        {
            if (IsFlag(i))
            {
                i += TakesWord(_line.Content(i)) ? 1 : 0;
                continue;
            }

            last = i;
            if (--number == 0)
                return i;
        }

        return number < 0 && last >= _base + 1 ? last : -1;
    }

    private readonly bool IsFlag(int i)
    {
        ReadOnlySpan<char> word = _line.Content(i);
        return word.Length > 1 && (word[0] == '-' || (_hasSlashFlags && word[0] == '/'));
    }

    private readonly bool TakesWord(ReadOnlySpan<char> flag)
    {
        ReadOnlySpan<char> items = _form;
        while (!items.IsEmpty)
        {
            ReadOnlySpan<char> item = CommandText.Cut(ref items, ' ');
            if (item.Length > 1 && item[0] == '-' && item.StartsWith(flag) && new CommandSelector(item) is { TakesWord: true } selector && selector.Name.SequenceEqual(flag))
                return true;
        }

        int common = CommonValueFlags.AsSpan().IndexOf(flag);
        return flag.Length > 4 && common > 0 && CommonValueFlags[common + flag.Length] == ' ';
    }

    private readonly bool IsPresent(ReadOnlySpan<char> required)
    {
        for (int i = _base; i < _count; i++)
        {
            ReadOnlySpan<char> word = _line.Content(i);
            bool isHere = required[0] == '*' ? word.Contains(required[1..], StringComparison.Ordinal)
                : required.StartsWith("-*") ? word.Length > 1 && word[0] == '-' && word[1] != '-' && word.Contains(required[2])
                : word.SequenceEqual(required);
            if (isHere)
                return true;
        }

        return false;
    }

    // Moves behind the next subcommand; a plain word between may be the value of a flag, any other is another subcommand.
    private bool MoveBehind(ReadOnlySpan<char> choices)
    {
        bool mayBeValue = false;
        for (int i = _base; i < _count; i++)
        {
            ReadOnlySpan<char> word = _line.Content(i);
            if (IsFlag(i))
            {
                mayBeValue = !word.Contains('=');
                continue;
            }

            if (IsOneOf(word, choices))
            {
                _base = i + 1;
                return true;
            }

            if (!mayBeValue)
                return false;
            mayBeValue = false;
        }

        return false;
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, ReadOnlySpan<char> choices)
    {
        while (!choices.IsEmpty)
        {
            if (word.SequenceEqual(CommandText.Cut(ref choices, '|')))
                return true;
        }

        return false;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.' or ':' or '/'))
                return false;
        }

        return true;
    }

    private static readonly System.Buffers.SearchValues<char> s_letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ046#");
}
