using System.Numerics;
using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>What the words of a command begin with, as sets of bits: enough to tell for most forms that none of their items selects a word.</summary>
internal struct CommandTraits
{
    /// <summary>The letters of flags with one hyphen: the first, and the last of a cluster.</summary>
    public ulong Letters;

    /// <summary>The flags with two hyphens, by the letters behind these.</summary>
    public ulong LongFlags;

    /// <summary>The first characters of all words.</summary>
    public ulong Starts;

    /// <summary>Which words are flags, a bit for each.</summary>
    public ulong Flags;

    /// <summary>How many words there are.</summary>
    public int Count;

    /// <summary>How many words are no flags.</summary>
    public readonly int Plain => Count - BitOperations.PopCount(Flags);

    /// <summary>Takes the next word. What comes next cannot be guessed, so it does not branch.</summary>
    /// <param name="first">Its first character.</param>
    /// <param name="length">How many it has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(char first, int length)
    {
        Starts |= 1UL << first;
        Flags |= (first == '-' & length > 1 ? 1UL : 0) << Count;
        Count++;
    }

    /// <summary>Takes a flag.</summary>
    public void AddFlag(ReadOnlySpan<char> flag)
    {
        bool isLong = flag[1] == '-';
        Letters |= (isLong ? 0UL : 1) << flag[1] | (isLong ? 0UL : 1) << flag[^1];
        if (flag.Length > 3)
            LongFlags |= LongFlag(flag);
    }

    /// <summary>The bit of a flag with two hyphens that is longer than three characters.</summary>
    public static ulong LongFlag(ReadOnlySpan<char> flag) => 1UL << (flag[2] ^ flag[3] * 5);

    /// <summary>The bit of a word as a subcommand.</summary>
    public static ulong Lead(ReadOnlySpan<char> word) => word.IsEmpty ? 0 : 1UL << (word[0] ^ word[^1] * 5 ^ word.Length * 11);
}
