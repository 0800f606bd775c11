namespace Telemetry.Redaction;

/// <summary>The words that one form looks at: which are flags, which are flags' values, which are plain arguments.</summary>
internal ref struct CommandWords(ReadOnlySpan<char> form, CommandLine line, int first, int end)
{
    private const string CommonValueFlags = " --profile --region --namespace --project --env --environment --config --org --app --host --scope --context --server --repo --stack --filter ";

    private readonly ReadOnlySpan<char> _text = form;
    private readonly CommandLine _line = line;

    /// <summary>The first word behind the subcommands.</summary>
    public int First { get; private set; } = first;

    /// <summary>The end of the words, exclusive.</summary>
    public int End { get; set; } = end;

    /// <summary>Flags start with a slash too.</summary>
    public bool HasSlashFlags { get; set; }

    /// <summary>The word of the number-th argument that is neither a flag nor a flag's value, or the last one for -1; -1 if there is none.</summary>
    public readonly int Plain(int number)
    {
        int last = -1;
        for (int i = First; i < End; i++)
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

        return number < 0 && last >= First + 1 ? last : -1;
    }

    /// <summary>Whether a word is a flag.</summary>
    public readonly bool IsFlag(int i)
    {
        ReadOnlySpan<char> word = _line.Content(i);
        return word.Length > 1 && (word[0] == '-' || (HasSlashFlags && word[0] == '/'));
    }

    private readonly bool TakesWord(ReadOnlySpan<char> flag)
    {
        ReadOnlySpan<char> items = _text;
        while (!items.IsEmpty)
        {
            ReadOnlySpan<char> item = CommandText.Cut(ref items, ' ');
            if (item.Length > 1 && item[0] == '-' && item.StartsWith(flag) && new CommandSelector(item) is { TakesWord: true } selector && selector.Name.SequenceEqual(flag))
                return true;
        }

        int common = CommonValueFlags.AsSpan().IndexOf(flag);
        return flag.Length > 4 && common > 0 && CommonValueFlags[common + flag.Length] == ' ';
    }

    /// <summary>Whether what a form requires is there, see <see cref="CommandForm"/>.</summary>
    public readonly bool Has(ReadOnlySpan<char> required)
    {
        for (int i = First; i < End; i++)
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

    /// <summary>Moves behind the next subcommand; a plain word between may be the value of a flag, any other is another subcommand.</summary>
    public bool MoveBehind(ReadOnlySpan<char> choices)
    {
        bool mayBeValue = false;
        for (int i = First; i < End; i++)
        {
            ReadOnlySpan<char> word = _line.Content(i);
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
