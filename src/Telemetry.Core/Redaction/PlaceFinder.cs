using System.Numerics;
using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>Finds the places of a text that a rule might want to see, 64 characters at a time.</summary>
/// <remarks>Nearly all words are done with by arithmetic on masks and one look into a filter of programs' names.</remarks>
internal ref struct PlaceFinder
{
    private readonly ref byte _bytes;
    private readonly Span<ulong> _places;
    private readonly WordReasons _reasons;
    private LongRuns _runs, _longWords;
    private ulong _suspectCarry, _firstCarry, _pairs, _names, _dots;

    /// <summary>Starts at a chunk.</summary>
    /// <param name="bytes">The chunk's first byte.</param>
    /// <param name="before">The text before it.</param>
    /// <param name="places">Receives a bit for each character: words and marks to look at, and the ends of long runs.</param>
    /// <param name="reasons">What is a reason.</param>
    public PlaceFinder(ref byte bytes, ReadOnlySpan<char> before, Span<ulong> places, WordReasons reasons)
    {
        _bytes = ref bytes;
        _places = places;
        _reasons = reasons;
        _runs = new LongRuns(before);
    }

    /// <summary>The start of the word that goes on behind the last block, or -1.</summary>
    public int Open { get; private set; } = -1;

    /// <summary>Takes the next block.</summary>
    public void Add(int at, in BlockMasks block)
    {
        ulong words = block.Words, shifted = words << 1 | (Open >= 0 ? 1UL : 0), starts = words & ~shifted, ends = shifted & ~words;
        ulong suspects = EndsWith(words, block.Stems | block.Verbs, ref _suspectCarry) & ends;
        ulong firsts = EndsWith(words, block.Firsts & starts, ref _firstCarry) & ends;
        ulong pairs = (block.Pairs << 1 | _pairs) & block.PairEnds, names = pairs << 1 | _names, dots = block.Dots << 4 | _dots;
        (_pairs, _names, _dots) = (block.Pairs >> 63, pairs >> 63, block.Dots >> 60);
        _longWords.Ends(words, out ulong isLong);
        ulong others = suspects | (firsts | block.Joints | isLong | names | (dots & block.Gaps)) & ends;
        _places[at] = block.Marks | _runs.Ends(block.Runs, out _);
        AddOthers(at * 64, starts, others, suspects);
        AddPrograms(at * 64, starts, ends, block.Gaps);
    }

    // Added to a word's bits, a bit inside it carries over to the place behind the word.
    private static ulong EndsWith(ulong words, ulong inside, ref ulong carry)
    {
        ulong sum = words + (inside & words) + carry;
        carry = sum < words ? 1UL : 0;
        return sum;
    }

    private readonly void AddOthers(int start, ulong starts, ulong others, ulong suspects)
    {
        for (; others != 0; others &= others - 1)
        {
            int end = BitOperations.TrailingZeroCount(others);
            ulong before = starts & ((1UL << end) - 1);
            int word = before == 0 ? Open : start + BitOperations.Log2(before);
            if ((suspects >> end & 1) != 0 || _reasons.IsOther(ref Unsafe.Add(ref _bytes, word), start + end - word))
                _places[word >> 6] |= 1UL << word;
        }
    }

    private void AddPrograms(int start, ulong starts, ulong ends, ulong gaps)
    {
        if (Open >= 0 && ends != 0)
        {
            int end = BitOperations.TrailingZeroCount(ends);
            _places[Open >> 6] |= (gaps >> end & _reasons.IsProgram(ref Unsafe.Add(ref _bytes, Open), start + end - Open) & 1) << Open;
            ends &= ends - 1;
            Open = -1;
        }

        ulong programs = 0;
        WordReasons reasons = _reasons;
        ref byte bytes = ref Unsafe.Add(ref _bytes, start);
        for (; ends != 0; ends &= ends - 1, starts &= starts - 1)
        {
            int word = BitOperations.TrailingZeroCount(starts), end = BitOperations.TrailingZeroCount(ends);
            programs |= (gaps >> end & reasons.IsProgram(ref Unsafe.Add(ref bytes, word), end - word) & 1) << word;
        }

        _places[start >> 6] |= programs;
        if (starts != 0)
            Open = start + BitOperations.TrailingZeroCount(starts);
    }
}
