using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Telemetry.Redaction;

/// <summary>Finds the places of a text that a rule might want to see, 64 characters at a time.</summary>
/// <remarks>Nearly all words are done with by arithmetic on masks and one look into a filter of programs' names.</remarks>
internal ref struct PlaceFinder
{
    // What stands behind them is in the next block.
    private const ulong LastTwo = 3UL << 62;

    private readonly ref byte _bytes;
    private readonly Span<BlockMasks> _masks;
    private readonly ref BlockPlaces _places;
    private readonly WordReasons _reasons;
    private LongRuns _runs, _longWords;
    private ulong _startCarry, _stemCarry, _mixedCarry, _verbCarry, _firstCarry, _partCarry, _pairs, _names, _dots;

    /// <summary>Starts at a chunk.</summary>
    /// <param name="bytes">The chunk's first byte.</param>
    /// <param name="before">The text before it.</param>
    /// <param name="masks">The chunk's blocks.</param>
    /// <param name="places">Receives the places, block for block.</param>
    /// <param name="reasons">What is a reason.</param>
    public PlaceFinder(ref byte bytes, ReadOnlySpan<char> before, Span<BlockMasks> masks, Span<BlockPlaces> places, WordReasons reasons)
    {
        _bytes = ref bytes;
        _masks = masks;
        _places = ref MemoryMarshal.GetReference(places);
        _reasons = reasons;
        _runs = new LongRuns(before);
    }

    /// <summary>The start of the word that goes on behind the last block, or -1.</summary>
    public int Open { get; private set; } = -1;

    /// <summary>Takes the next block.</summary>
    public void Add(int at)
    {
        ref readonly BlockMasks block = ref _masks[at];
        ulong words = block.Words, shifted = words << 1 | (Open >= 0 ? 1UL : 0), starts = words & ~shifted, ends = shifted & ~words;
        // A name is taken apart where it has more than small letters behind its first two characters, or an accent.
        ulong mixed = EndsWith(words, block.Accents | ~(block.Small | starts | starts << 1 | _startCarry), ref _mixedCarry);
        ulong stems = EndsWith(words, block.Stems, ref _stemCarry) & ends, verbs = EndsWith(words, block.Verbs, ref _verbCarry) & ends;
        // Armour starts with more than a flag's two hyphens.
        ulong armour = block.Separators >> 1 & block.Separators >> 2 | LastTwo, firsts = EndsWith(words, block.Firsts & starts & (~block.Separators | armour), ref _firstCarry);
        ulong pairs = (block.Pairs << 1 | _pairs) & block.PairEnds, names = (pairs << 1 | _names) & ends, dots = (block.Separators << 4 | _dots) & block.Gaps & ends;
        (_startCarry, _pairs, _names, _dots) = (starts >> 63, block.Pairs >> 63, pairs >> 63, block.Separators >> 60);
        _longWords.Ends(words, out ulong isLong);
        ref BlockPlaces places = ref Unsafe.Add(ref _places, at);
        places = new BlockPlaces { Marks = block.Marks, RunEnds = _runs.Ends(block.Runs, out _) };
        AddNames(at * 64, starts, stems, mixed);
        AddTokens(at * 64, starts, (firsts | block.Joints | isLong) & ends, EndsWith(words, block.Separators | block.Accents, ref _partCarry));
        if ((names | verbs | dots) != 0)
            AddRare(at * 64, starts, names, verbs, dots);
        AddPrograms(at * 64, starts, ends, block.Gaps);
    }

    // Added to a word's bits, a bit inside it carries over to the place behind the word.
    private static ulong EndsWith(ulong words, ulong inside, ref ulong carry)
    {
        ulong sum = words + (inside & words) + carry;
        carry = sum < words ? 1UL : 0;
        return sum;
    }

    private readonly int StartOfWord(int start, ulong starts, int end)
    {
        ulong before = starts & ((1UL << end) - 1);
        return before == 0 ? Open : start + BitOperations.Log2(before);
    }

    private readonly void AddNames(int start, ulong starts, ulong stems, ulong mixed)
    {
        for (; stems != 0; stems &= stems - 1)
        {
            int end = LowestBit.Of(stems), word = StartOfWord(start, starts, end);
            bool isName = (mixed >> end & 1) != 0 | _reasons.EndsAsName(ref Unsafe.Add(ref _bytes, start + end));
            Unsafe.Add(ref _places, word >> 6).Names |= (isName ? 1UL : 0) << word;
        }
    }

    private readonly void AddTokens(int start, ulong starts, ulong tokens, ulong parts)
    {
        for (; tokens != 0; tokens &= tokens - 1)
        {
            int end = LowestBit.Of(tokens), word = StartOfWord(start, starts, end), length = start + end - word;
            ref byte bytes = ref Unsafe.Add(ref _bytes, word);
            bool hasParts = length >= WordReasons.MinGlued && (parts >> end & 1) != 0;
            if (_reasons.IsToken(ref bytes, length) || (hasParts && HasGluedToken(word, start + end)))
                Unsafe.Add(ref _places, word >> 6).Tokens |= 1UL << word;
            if (WordReasons.IsSignature(ref bytes, length))
                Unsafe.Add(ref _places, word >> 6).Names |= 1UL << word;
        }
    }

    private readonly bool HasGluedToken(int word, int end)
    {
        // git log -Sglpat-…
        if (Unsafe.Add(ref _bytes, word) == '-' && char.IsAsciiLetter((char)Unsafe.Add(ref _bytes, word + 1)) && _reasons.IsToken(ref Unsafe.Add(ref _bytes, word + 2), end - word - 2))
            return true;
        BlockMasks none = default;
        for (int at = word >> 6; at <= (end - 1) >> 6; at++)
        {
            // By reference: a block is copied in more time than it takes.
            ref readonly BlockMasks before = ref at == 0 ? ref none : ref _masks[at - 1], behind = ref at + 1 == _masks.Length ? ref none : ref _masks[at + 1];
            ulong parts = _masks[at].Parts(before, behind);
            for (; parts != 0; parts &= parts - 1)
            {
                int part = at * 64 + LowestBit.Of(parts);
                if (part > word && part < end && _reasons.IsToken(ref Unsafe.Add(ref _bytes, part), end - part))
                    return true;
            }
        }

        return false;
    }

    private readonly void AddRare(int start, ulong starts, ulong names, ulong verbs, ulong dots)
    {
        for (ulong rare = names | verbs | dots; rare != 0; rare &= rare - 1)
        {
            int end = LowestBit.Of(rare), word = StartOfWord(start, starts, end);
            ref byte behind = ref Unsafe.Add(ref _bytes, start + end);
            if ((names >> end & 1) != 0 && WordReasons.IsShortName(ref behind, start + end - word))
                Unsafe.Add(ref _places, word >> 6).Names |= 1UL << word;
            if ((verbs >> end & 1) != 0 || ((dots >> end & 1) != 0 && WordReasons.IsWindowsProgram(ref behind)))
                Unsafe.Add(ref _places, word >> 6).Programs |= 1UL << word;
        }
    }

    private void AddPrograms(int start, ulong starts, ulong ends, ulong gaps)
    {
        if (Open >= 0 && ends != 0)
        {
            int end = LowestBit.Of(ends);
            Unsafe.Add(ref _places, Open >> 6).Programs |= (gaps >> end & _reasons.IsProgram(ref Unsafe.Add(ref _bytes, Open), start + end - Open) & 1) << Open;
            ends &= ends - 1;
            Open = -1;
        }

        ulong programs = 0;
        WordReasons reasons = _reasons;
        ref byte bytes = ref Unsafe.Add(ref _bytes, start);
        for (ulong called = ends & gaps; called != 0; called &= called - 1)
        {
            int end = LowestBit.Of(called), word = BitOperations.Log2(starts & ((1UL << end) - 1));
            programs |= (reasons.IsProgram(ref Unsafe.Add(ref bytes, word), end - word) & 1) << word;
        }

        Unsafe.Add(ref _places, start >> 6).Programs |= programs;
        // A word starts behind all ends.
        if (starts > ends)
            Open = start + BitOperations.Log2(starts);
    }
}
