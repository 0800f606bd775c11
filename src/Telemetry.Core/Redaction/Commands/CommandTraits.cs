using System.Numerics;

namespace Telemetry.Redaction;

/// <summary>What the words of a command begin with, as sets of bits: enough to tell for most forms that none of their items selects a word.</summary>
internal readonly struct CommandTraits
{
    public CommandTraits(in CommandLine line)
    {
        Starts = line.Starts;
        Plain = line.Count - BitOperations.PopCount(line.Flags);
        for (ulong flags = line.Flags; flags != 0; flags &= flags - 1)
        {
            ReadOnlySpan<char> flag = line.Content(BitOperations.TrailingZeroCount(flags));
            if (flag[1] != '-')
                Letters |= 1UL << flag[1] | 1UL << flag[^1];
            else if (flag.Length > 3)
                LongFlags |= LongFlag(flag[2], flag[3]);
        }
    }

    /// <summary>The same where the words are not known: they may begin with anything.</summary>
    public CommandTraits(ulong letters, ulong longFlags, int plain) => (Letters, LongFlags, Starts, Plain) = (letters, longFlags, ulong.MaxValue, plain);

    /// <summary>The letters of flags with one hyphen: the first, and the last of a cluster.</summary>
    public ulong Letters { get; }

    /// <summary>The flags with two hyphens, by the letters behind these.</summary>
    public ulong LongFlags { get; }

    /// <summary>The first characters of all words.</summary>
    public ulong Starts { get; }

    /// <summary>How many words are no flags.</summary>
    public int Plain { get; }

    /// <summary>The bit of a flag with two hyphens that is longer than three characters, by its third and fourth one.</summary>
    public static ulong LongFlag(char third, char fourth) => 1UL << (third ^ fourth * 5);

    /// <summary>The bit of a word as a subcommand. The common subcommands of common programs, nearly all, do not share one with those that a form needs.</summary>
    public static ulong Lead(ReadOnlySpan<char> word) => word.IsEmpty ? 0 : 1UL << (word[0] * 13 + word[word.Length / 2] * 10 + word[^1] * 24 + word.Length * 4);
}
