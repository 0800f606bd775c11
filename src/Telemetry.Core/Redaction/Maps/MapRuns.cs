using System.Numerics;

namespace Telemetry.Redaction;

/// <summary>The runs of a <see cref="WordMap"/>, and the stretches of a token's characters in them.</summary>
/// <param name="text">The text.</param>
/// <param name="masks">The map's blocks.</param>
/// <param name="start">Where the map starts.</param>
internal readonly ref struct MapRuns(ReadOnlySpan<char> text, ReadOnlySpan<BlockMasks> masks, int start)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<BlockMasks> _masks = masks;
    private readonly int _start = start;

    /// <summary>Where the run that ends at <paramref name="end"/> starts.</summary>
    /// <param name="end">Where it ends.</param>
    /// <param name="floor">Where it starts at the earliest.</param>
    public int StartOf(int end, int floor)
    {
        int i = end;
        while (i > Math.Max(floor, _start))
        {
            int at = (i - 1 - _start) >> 6, bit = (i - 1 - _start) & 63, length = Math.Min(bit + 1, BitOperations.LeadingZeroCount(~(_masks[at].Runs << (63 - bit))));
            i -= length;
            if (length <= bit)
                break;
        }

        if (i <= _start)
        {
            while (i > floor && CharClass.IsInRun(_text[i - 1]))
                i--;
        }

        // A run starts with a word.
        i = Math.Max(i, floor);
        while (i < end && !CharClass.IsWord(_text[i]))
            i++;
        return i;
    }

    /// <summary>Finds the next stretch of at least <paramref name="min"/>, up to 64, letters, digits, <c>_ - .</c> of ASCII.</summary>
    /// <param name="from">Where to look from; a stretch that starts before is taken for one that starts here.</param>
    /// <param name="to">Where to look up to: stretches end here at the latest.</param>
    /// <param name="min">How long it is at least.</param>
    /// <param name="isPlain">Whether it has letters and digits only.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>Where it starts, or -1.</returns>
    public int NextStretch(int from, int to, int min, bool isPlain, out int end)
    {
        // Before the map nothing is known.
        if (from < _start)
            return TokenAlphabets.NextLongRun(_text, from, to, min, isPlain ? TokenAlphabet.Alnum : TokenAlphabet.Dotted, out end);
        for (int i = from; to - i >= min; i += 65 - min)
        {
            // The places from which 2, 4, 8 … characters go on.
            ulong starts = StretchesAt(i, isPlain);
            int length = 1;
            for (; length * 2 <= min; length *= 2)
                starts &= starts >> length;
            starts &= starts >> (min - length);
            if (starts == 0)
                continue;
            int first = i + BitOperations.TrailingZeroCount(starts);
            end = first + min;
            while (end < to && BitOperations.TrailingZeroCount(~StretchesAt(end, isPlain)) is var more and > 0)
                end += more;
            end = Math.Min(end, to);
            return end - first >= min ? first : -1;
        }

        end = to;
        return -1;
    }

    /// <summary>Whether a digit may stand between a small letter and a full stop, as in <c>.atlasv1.</c>.</summary>
    /// <param name="from">Where to look from.</param>
    /// <param name="to">Where to look up to.</param>
    public bool MayHoldVersion(int from, int to)
    {
        if (from < _start)
            return true;
        ulong versions = 0, small = 1;
        for (int at = (from - _start) >> 6; at <= (to - _start) >> 6; at++)
        {
            ref readonly BlockMasks masks = ref _masks[at];
            // What stands behind the block's last digit is not looked at.
            versions |= masks.Digits & (masks.Small << 1 | small) & (masks.Separators >> 1 | 1UL << 63);
            small = masks.Small >> 63;
        }

        return versions != 0;
    }

    // The characters from a place on that may belong to a stretch.
    private ulong StretchesAt(int i, bool isPlain)
    {
        int at = (i - _start) >> 6, bit = (i - _start) & 63;
        ref readonly BlockMasks first = ref _masks[at], second = ref _masks[Math.Min(at + 1, _masks.Length - 1)];
        ulong here = first.Words & ~first.Accents, behind = second.Words & ~second.Accents;
        if (isPlain)
            (here, behind) = (here & ~first.Separators, behind & ~second.Separators);
        // Shifted by 64 in two steps.
        return here >> bit | behind << 1 << (63 - bit);
    }
}
