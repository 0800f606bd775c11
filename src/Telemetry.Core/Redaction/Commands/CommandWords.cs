namespace Telemetry.Redaction;

/// <summary>The words that one form looks at: which are flags, which are flags' values, which are plain arguments.</summary>
internal ref struct CommandWords(in CommandLine line)
{
    private const string CommonValueFlags = " --profile --region --namespace --project --env --environment --config --org --app --host --scope --context --server --repo --stack --filter ";

    /// <summary>The command.</summary>
    public readonly CommandLine Line = line;

    private CommandForm _form = null!;
    private bool _hasSlashFlags;

    /// <summary>The first word behind the subcommands.</summary>
    public int First { get; private set; }

    /// <summary>The end of the words, exclusive.</summary>
    public int End { get; set; }

    /// <summary>The words from <see cref="First"/> on that start with a hyphen, a bit for each.</summary>
    public readonly ulong Flags => First >= End ? 0 : Line.Flags >> First << First & ulong.MaxValue >> -End;

    /// <summary>Turns to a form.</summary>
    public void Begin(CommandForm form, int first, int end) => (_form, First, End, _hasSlashFlags) = (form, first, end, false);

    /// <summary>Moves behind the subcommands that the form needs.</summary>
    /// <returns>Whether they and what else it requires are there.</returns>
    public bool MoveBehindSubcommands()
    {
        foreach (string item in _form.Required)
        {
            if (item is "/")
                _hasSlashFlags = true;
            else if (item[0] == '~' ? (item[1] == '!' ? Has(item.AsSpan(2)) : !Has(item.AsSpan(1))) : !MoveBehind(item))
                return false;
        }

        return true;
    }

    /// <summary>The word of the number-th argument that is neither a flag nor a flag's value, or the last one for -1; -1 if there is none.</summary>
    public readonly int Plain(int number)
    {
        int last = -1;
        for (int i = First; i < End; i++)
        {
            if (IsFlag(i))
            {
                i += TakesWord(Line.Content(i)) ? 1 : 0;
                continue;
            }

            last = i;
            if (--number == 0)
                return i;
        }

        return number < 0 && last >= First + 1 ? last : -1;
    }

    /// <summary>Whether a word is a flag.</summary>
    public readonly bool IsFlag(int i) => (Line.Flags >> i & 1) != 0 || (_hasSlashFlags && Line.Content(i) is ['/', _, ..]);

    private readonly bool TakesWord(ReadOnlySpan<char> flag)
    {
        foreach (ref readonly CommandSelector item in _form.Items.AsSpan())
        {
            if (item.Sort == '-' && item.TakesWord && flag.SequenceEqual(item.Name))
                return true;
        }

        if (flag.Length <= 4)
            return false;
        int common = CommonValueFlags.AsSpan().IndexOf(flag);
        return common > 0 && CommonValueFlags[common + flag.Length] == ' ';
    }

    /// <summary>Whether what a form requires is there, see <see cref="CommandForm"/>.</summary>
    private readonly bool Has(ReadOnlySpan<char> required)
    {
        for (int i = First; i < End; i++)
        {
            ReadOnlySpan<char> word = Line.Content(i);
            bool isHere = required[0] == '*' ? word.Contains(required[1..], StringComparison.Ordinal)
                : required.StartsWith("-*") ? word.Length > 1 && word[0] == '-' && word[1] != '-' && word.Contains(required[2])
                : word.SequenceEqual(required);
            if (isHere)
                return true;
        }

        return false;
    }

    /// <summary>Moves behind the next subcommand; a plain word between may be the value of a flag, any other is another subcommand.</summary>
    private bool MoveBehind(ReadOnlySpan<char> choices)
    {
        bool mayBeValue = false;
        for (int i = First; i < End; i++)
        {
            ReadOnlySpan<char> word = Line.Content(i);
            if (IsFlag(i))
            {
                mayBeValue = !word.Contains('=');
                continue;
            }

            if (IsOneOf(word, choices))
            {
                First = i + 1;
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
        // Found nowhere, it is none of them.
        if (!choices.Contains(word, StringComparison.Ordinal))
            return false;
        while (!choices.IsEmpty)
        {
            if (word.SequenceEqual(CommandText.Cut(ref choices, '|')))
                return true;
        }

        return false;
    }
}
