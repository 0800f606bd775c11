using System.Numerics;

namespace Telemetry.Redaction;

/// <summary>Reads the forms of a program against the words of a command and notes the secret arguments.</summary>
internal ref struct CommandReader(in CommandLine line, in CommandTraits traits, int from, int count, bool isCertain, ref Findings findings)
{
    private readonly ReadOnlySpan<char> _text = line.Text;
    private readonly CommandTraits _traits = traits;
    private readonly bool _isCertain = isCertain;
    private readonly ref Findings _findings = ref findings;
    private readonly int _first = from, _lineCount = count;
    private CommandWords _words = new(line);
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
    /// <param name="forms">The forms.</param>
    /// <param name="leads">What may be a first subcommand, see <see cref="CommandLine.Leads"/>.</param>
    public void Read(CommandForms forms, ulong leads)
    {
        foreach (CommandForm form in forms.All)
        {
            if (form.MayLead(leads))
                Read(form);
        }
    }

    private void Read(CommandForm form)
    {
        _words.Begin(form, _first, _lineCount);
        _kind = form.Kind;
        if (!_words.MoveBehindSubcommands())
            return;
        IsKnown = true;
        foreach (ref readonly CommandSelector item in form.Items.AsSpan())
            Apply(item);
    }

    private void Apply(in CommandSelector item)
    {
        if (item.Sort == '.')
            RunsWord = _words.End = _words.Plain(1) is >= 0 and int first ? first : _words.End;
        else if (item.Sort == '<')
            Reads(item.Input);
        else if (item.Has('!'))
            return;
        else if (item.Sort == '#')
            Plain(item);
        else if (item.Has('<'))
            ReadsWith(item);
        else if (item.Sort == '-')
            EachFlag(item);
        else if ((item.Starts & _traits.Starts) != 0)
            EachWord(item);
    }

    private void Reads(char input) => (Input, InputKind) = (input, _kind);

    private void ReadsWith(in CommandSelector selector)
    {
        for (int i = _words.First; i < _words.End; i++)
        {
            ReadOnlySpan<char> word = _words.Line.Content(i);
            if (word.SequenceEqual(selector.Name) || (selector.Name is "-S" && word.Length > 2 && word[0] == '-' && word[1] != '-' && word.Contains('S')))
                Reads('<');
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
            name = _words.Line.Content(before);
        AddWord(selector, i, 0, name);
    }

    private void EachFlag(in CommandSelector selector)
    {
        if ((selector.Letters & _traits.Letters) == 0 && (selector.LongFlags & _traits.LongFlags) == 0 && selector.Starts == 0)
            return;
        for (ulong flags = _words.Flags; flags != 0; flags &= flags - 1)
        {
            int i = BitOperations.TrailingZeroCount(flags);
            Flag(selector, _words.Line.Content(i), i);
        }
    }

    private void EachWord(in CommandSelector selector)
    {
        for (int i = _words.First; i < _words.End; i++)
        {
            ReadOnlySpan<char> word = _words.Line.Content(i);
            switch (selector.Sort)
            {
                case '/' when word.Length > 1 && word.StartsWith(selector.Name.AsSpan().TrimEnd('_'), StringComparison.OrdinalIgnoreCase):
                    if (!selector.TakesWord)
                        AddWord(selector, i, selector.Name.Length, default);
                    else if (word.Length == selector.Name.AsSpan().TrimEnd('_').Length)
                        AddWord(selector, i + 1, 0, default);
                    break;
                case '@' when word.SequenceEqual(selector.Name.AsSpan(1)):
                    AddWord(selector, i + 1, 0, default);
                    break;
                case '^' when word.StartsWith(selector.Name.AsSpan(1), StringComparison.Ordinal):
                    AddWord(selector, i, selector.Name.Length - 1, default);
                    break;
                case '?':
                    Key(selector, word, i);
                    break;
                case '*' when word[..Math.Max(0, word.IndexOf('='))] is { IsEmpty: false } name && name[0] != '-' && CommandText.IsName(name):
                    AddWord(selector, i, name.Length + 1, name);
                    break;
                case '>' when word.StartsWith(selector.Name.AsSpan().TrimStart('>'), StringComparison.Ordinal):
                    After(selector, i);
                    break;
                default:
                    break;
            }
        }
    }

    private readonly void Flag(in CommandSelector selector, ReadOnlySpan<char> word, int i)
    {
        string name = selector.Name;
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
        ReadOnlySpan<char> key = selector.Name.AsSpan(1);
        int at = word.IndexOf(key, StringComparison.Ordinal);
        if (at < 0 || (key[0] != '[' && at > 0 && char.IsAsciiLetterOrDigit(word[at - 1])))
            return;
        int start = _words.Line[i].Start + at + key.Length;
        int length = _text[start.._words.Line[i].End].IndexOfAny(',', ';');
        Add(selector, start, length < 0 ? _words.Line[i].End : start + length, default, true);
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
        if (i >= _words.End || _words.Line.IsCode(i))
            return;
        CommandWord word = _words.Line[i];
        bool isOwn = offset == 0 && !word.IsQuoted;
        if (isOwn && selector.Sort != '#' && word.End > word.Start + 1 && _text[word.Start] == '-')
            return;
        (int start, int end) = CommandText.Unquoted(_text, word.Start + offset, word.End);
        Add(selector, start, end, name, !isOwn);
    }

    private readonly void Add(in CommandSelector selector, int start, int end, ReadOnlySpan<char> name, bool isSure)
    {
        // All cookies of -b 'theme=dark; sid=…'.
        if (selector is { Sort: '-' } && selector.Has('?') && selector.Has('=') && _text[start..end].Contains(';'))
        {
            HeaderSecrets.MatchCookie(_text[..end], start, ref _findings);
            return;
        }

        if (CommandArgument.KindOf(_text, selector, ref start, ref end, name, isSure, _isCertain, _kind) is string kind)
            _findings.Add(start, end, kind);
    }
}
