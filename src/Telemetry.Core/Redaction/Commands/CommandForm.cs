namespace Telemetry.Redaction;

/// <summary>One form of a program: which of its commands it describes, and which arguments of those are secret.</summary>
/// <remarks>
/// It starts with a letter for the kind of its secrets. Then come the subcommands it needs (<c>set|add</c> is a choice), requirements (<c>~--secret</c>,
/// <c>~-*b</c> a letter in a cluster, <c>~*text</c> a part of any word, <c>~!--decode</c> not there), and the items of <see cref="CommandSelector"/>. A lone <c>.</c> ends the program's own arguments
/// at the first plain one, <c>/</c> says that flags start with a slash, <c>&lt;</c> that the standard input is secret, <c>&lt;:</c> what follows the colon in its lines, <c>&lt;?</c> if it looks like one.
/// </remarks>
internal sealed class CommandForm
{
    private readonly ulong _leads, _letters, _longFlags, _starts;
    private readonly int _leastPlain = int.MaxValue;

    public CommandForm(ReadOnlySpan<char> text)
    {
        Kind = text[0] switch { 'T' => "token", 'A' => "api-key", 'S' => "secret", 'C' => "credential", _ => "password" };
        ReadOnlySpan<char> items = text[2..];
        int blanks = items.Count(' ');
        string[] required = new string[blanks + 1];
        int count = 0;
        while (!items.IsEmpty && (char.IsAsciiLetter(items[0]) || items[0] is '~' or '/' && items is not ['/', not ' ', ..]))
            required[count++] = CommandText.Cut(ref items, ' ').ToString();
        Required = required.AsSpan(0, count).ToArray();
        var selectors = new CommandSelector[blanks + 1 - count];
        for (count = 0; !items.IsEmpty; count++)
            selectors[count] = new CommandSelector(CommandText.Cut(ref items, ' '));
        Items = selectors.AsSpan(0, count).ToArray();
        _leads = Required.Length == 0 || char.IsAsciiLetter(Required[0][0]) ? 0 : ulong.MaxValue;
        if (Required.Length > 0 && _leads == 0)
        {
            for (ReadOnlySpan<char> choices = Required[0]; !choices.IsEmpty;)
                _leads |= CommandTraits.Lead(CommandText.Cut(ref choices, '|'));
        }

        foreach (CommandSelector item in Items)
        {
            if (item.Sort is '#' or '.' or '<' && !item.Has('!'))
                _leastPlain = Math.Min(_leastPlain, item.Sort != '#' ? 0 : item.Name[1] == '$' ? 1 : item.Name[1] - '0');
            _letters |= item.Letters;
            _longFlags |= item.LongFlags;
            _starts |= item.Starts;
        }
    }

    /// <summary>The kind of its secrets.</summary>
    public string Kind { get; }

    /// <summary>What a command must have, in order.</summary>
    public string[] Required { get; }

    /// <summary>Which arguments are secret.</summary>
    public CommandSelector[] Items { get; }

    /// <summary>Whether a command may have the first subcommand: never wrong where it has.</summary>
    public bool MayLead(ulong leads) => Required.Length == 0 || (_leads & leads) != 0 || _leads == ulong.MaxValue;

    /// <summary>Whether an item may select one of the words: never wrong where one does.</summary>
    public bool MayApply(in CommandTraits traits) =>
        (_letters & traits.Letters) != 0 || (_longFlags & traits.LongFlags) != 0 || (_starts & traits.Starts) != 0 || _leastPlain <= traits.Plain;
}
