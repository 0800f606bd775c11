namespace Telemetry.Redaction;

/// <summary>The arguments of one simple command, as <see cref="CommandSplitter"/> finds them.</summary>
internal readonly ref struct CommandLine
{
    /// <summary>So many arguments are looked at; a command with more is read in part.</summary>
    public const int MaxWords = 64;

    private readonly ReadOnlySpan<CommandWord> _words;
    private readonly CommandSplitter _splitter;

    /// <summary>Splits a command.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the arguments start.</param>
    /// <param name="place">Where the program stands.</param>
    /// <param name="words">Receives the arguments, up to <see cref="MaxWords"/>.</param>
    public CommandLine(ReadOnlySpan<char> text, int start, in CommandPlace place, Span<CommandWord> words)
    {
        Text = text;
        _words = words;
        _splitter = new CommandSplitter(text, start, place);
        _splitter.Split(words);
    }

    /// <summary>The text.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>How many words there are.</summary>
    public int Count => _splitter.Count;

    /// <summary>The words that start with a hyphen and have more than that, a bit for each.</summary>
    public ulong Flags => _splitter.Flags;

    /// <summary>The words that may hold a blank or a line break, a bit for each.</summary>
    public ulong Blanks => _splitter.Blanks;

    /// <summary>The words that may hold a slash, a bit for each.</summary>
    public ulong Slashes => _splitter.Slashes;

    /// <summary>The first characters of all words, a bit for the last six of their bits.</summary>
    public ulong Starts => _splitter.Starts;

    /// <summary>Where the command ends: its operator, its line's end, or the quote around it.</summary>
    public int End => _splitter.End;

    /// <summary>The text of a here-string, <c>&lt;&lt;&lt; text</c>.</summary>
    public (int Start, int End) HereText => _splitter.HereText;

    /// <summary>The word that ends a here-document.</summary>
    public (int Start, int End) HereMark => _splitter.HereMark;

    /// <summary>The file that the output goes to.</summary>
    public (int Start, int End) Target => _splitter.Target;

    public CommandWord this[int i] => _words[i];

    /// <summary>Whether a word is a bare name among quoted arguments (<c>["mysql", flag]</c>): a variable of the program, not a text.</summary>
    public bool IsCode(int i) => _splitter.IsList && !_words[i].IsQuoted;

    public ReadOnlySpan<char> Content(int i) => Text[_words[i].Start.._words[i].End];

    /// <summary>The words from one on, a bit for each.</summary>
    public ulong WordsFrom(int from) => from >= Count ? 0 : ulong.MaxValue << from & ulong.MaxValue >> -Count;

    /// <summary>The words that may be the first subcommand, as <see cref="CommandTraits.Lead"/> has them: up to a plain word that is no flag's value.</summary>
    public ulong Leads(int from, int end)
    {
        ulong leads = 0;
        bool mayBeValue = false;
        for (int i = from; i < end; i++)
        {
            ReadOnlySpan<char> word = Content(i);
            if ((Flags >> i & 1) != 0)
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
}
