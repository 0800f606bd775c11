using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Telemetry.Redaction;

/// <summary>The arguments of one simple command, as <see cref="CommandSplitter"/> finds them.</summary>
internal readonly ref struct CommandLine
{
    /// <summary>So many arguments are looked at; a command with more is read in part.</summary>
    public const int MaxWords = 64;

    private readonly ReadOnlySpan<CommandWord> _words;
    private readonly CommandTraits _traits;

    /// <summary>Splits a command.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the arguments start.</param>
    /// <param name="place">Where the program stands.</param>
    /// <param name="words">Receives the arguments, up to <see cref="MaxWords"/>.</param>
    public CommandLine(ReadOnlySpan<char> text, int start, in CommandPlace place, Span<CommandWord> words)
    {
        Text = text;
        _words = words;
        var splitter = new CommandSplitter(text, start, place, words);
        splitter.Split(ref _traits);
        (End, Blanks, Slashes) = (splitter.End, splitter.Blanks, splitter.Slashes);
        (HereText, HereMark, Target) = (splitter.HereText, splitter.HereMark, splitter.Target);
        for (ulong flags = _traits.Flags; flags != 0; flags &= flags - 1)
            _traits.AddFlag(Content(BitOperations.TrailingZeroCount(flags)));
    }

    /// <summary>The text.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>How many words there are.</summary>
    public int Count => _traits.Count;

    /// <summary>What the words begin with.</summary>
    [UnscopedRef]
    public ref readonly CommandTraits Traits => ref _traits;

    /// <summary>The words that may hold a blank or a line break, a bit for each.</summary>
    public ulong Blanks { get; }

    /// <summary>The words that may hold a slash, a bit for each.</summary>
    public ulong Slashes { get; }

    /// <summary>Where the command ends: its operator, its line's end, or the quote around it.</summary>
    public int End { get; }

    /// <summary>The text of a here-string, <c>&lt;&lt;&lt; text</c>.</summary>
    public (int Start, int End) HereText { get; }

    /// <summary>The word that ends a here-document.</summary>
    public (int Start, int End) HereMark { get; }

    /// <summary>The file that the output goes to.</summary>
    public (int Start, int End) Target { get; }

    public CommandWord this[int i] => _words[i];

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
            if ((_traits.Flags >> i & 1) != 0)
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
