using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Telemetry.Redaction;

/// <summary>The places of a text that a rule might want to see, and where its words and runs are: a bit for each character, 2,048 characters at a time.</summary>
/// <remarks>
/// Where the next word ends cannot be guessed, so a walk from word to word spends its time on wrong guesses. Here words are cut out of <see cref="BlockMasks"/>
/// and judged by <see cref="WordReasons"/>, both nearly without a branch, and the walk sees those few that are left, each with the reason to look.
/// </remarks>
internal ref struct WordMap
{
    /// <summary>How many words of 64 bits the maps take.</summary>
    public const int Room = Blocks * (MaskWords + PlaceWords) + (Before + Chunk + 64 + WordReasons.Reach) / 8 + 1;

    /// <summary>The shortest run that is looked at as a whole.</summary>
    public const int MinRun = 20;

    private const int Blocks = 33, Chunk = (Blocks - 1) * 64, Before = 8, MaskWords = 14, PlaceWords = 5;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<BlockMasks> _masks;
    private readonly Span<BlockPlaces> _places;
    private readonly Span<byte> _bytes;
    private readonly WordReasons _reasons;
    private int _start, _end, _mapped;

    /// <summary>A map of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="room">As long as <see cref="Room"/>; need not be cleared.</param>
    public WordMap(ReadOnlySpan<char> text, Span<ulong> room)
    {
        _text = text;
        _masks = MemoryMarshal.Cast<ulong, BlockMasks>(room[..(Blocks * MaskWords)]);
        _places = MemoryMarshal.Cast<ulong, BlockPlaces>(room.Slice(Blocks * MaskWords, Blocks * PlaceWords));
        _bytes = MemoryMarshal.AsBytes(room[(Blocks * (MaskWords + PlaceWords))..]);
        _reasons = WordReasons.Known;
    }

    /// <summary>The next place at or behind <paramref name="i"/>: a word or a mark that a rule might want to see, or the end of a run of <see cref="MinRun"/> characters; behind the text's end where none is.</summary>
    public int Next(int i)
    {
        while (i <= _text.Length)
        {
            if (i >= _end || i < _start)
                Fill(i);
            int at = (i - _start) >> 6, bit = (i - _start) & 63;
            ulong rest = _places[at].All >> bit;
            if (rest != 0)
                return i + BitOperations.TrailingZeroCount(rest);
            i = Math.Min(i + 64 - bit, _end);
        }

        return i;
    }

    /// <summary>What <see cref="Next"/> found at <paramref name="i"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly PlaceReasons At(int i)
    {
        ref readonly BlockPlaces places = ref _places[(i - _start) >> 6];
        int bit = (i - _start) & 63;
        return (PlaceReasons)((places.Names >> bit & 1) << 1 | (places.Tokens >> bit & 1) << 2 | (places.Programs >> bit & 1) << 3 | (places.RunEnds >> bit & 1));
    }

    /// <summary>Where the word that starts at <paramref name="start"/> ends.</summary>
    /// <param name="start">A place inside the text, where a word's character stands.</param>
    /// <param name="hasStem">Whether it holds one of the <see cref="SuspectStems"/>.</param>
    public int EndOfWord(int start, out bool hasStem)
    {
        hasStem = false;
        int i = start;
        while (i < _text.Length)
        {
            if (i >= _mapped || i < _start)
                Fill(i);
            int at = (i - _start) >> 6, bit = (i - _start) & 63;
            ref readonly BlockMasks masks = ref _masks[at];
            int length = Math.Min(64 - bit, BitOperations.TrailingZeroCount(~(masks.Words >> bit)));
            ulong stems = masks.Stems >> bit & (length == 64 ? ulong.MaxValue : (1UL << length) - 1);
            for (; stems != 0 && !hasStem; stems &= stems - 1)
                hasStem = i + BitOperations.TrailingZeroCount(stems) - 2 is var first && first >= start && SuspectStems.Is(_text[first], _text[first + 1], _text[first + 2]);
            i += length;
            if (length < 64 - bit)
                break;
        }

        return Math.Min(i, _text.Length);
    }

    /// <summary>What the map tells of runs.</summary>
    public readonly MapRuns Runs => new(_text, _masks, _start);

    /// <summary>The characters from a place of the map on.</summary>
    public readonly MapWindow WindowAt(int i)
    {
        int at = (i - _start) >> 6, bit = (i - _start) & 63, next = Math.Min(at + 1, Blocks - 1);
        ref readonly BlockMasks first = ref _masks[at], second = ref _masks[next];
        // Shifted by 64 in two steps.
        return new MapWindow(ref _bytes[Before + i - _start])
        {
            Length = Math.Min(64, _end - i),
            Runs = first.Runs >> bit | second.Runs << 1 << (63 - bit),
            Accents = first.Accents >> bit | second.Accents << 1 << (63 - bit),
            Programs = _places[at].Programs >> bit | _places[next].Programs << 1 << (63 - bit),
        };
    }

    private void Fill(int start)
    {
        int length = Math.Min(Chunk, _text.Length - start);
        bool isLast = start + length == _text.Length;
        int blocks = isLast ? length / 64 + 1 : Blocks - 1;
        Narrow(start, blocks * 64);
        _start = start;
        _end = isLast ? _text.Length + 1 : start + length;
        _mapped = start + length;
        int open = Map(blocks);
        // A word that the map cuts off stands at the start of the next one; where it is longer than that, it is looked at.
        if (isLast || open < 0)
            return;
        if (open > 0)
            _end = start + open;
        else
            MarkFirst();
    }

    private readonly void MarkFirst()
    {
        ref BlockPlaces first = ref _places[0];
        (first.Names, first.Tokens, first.Programs) = (first.Names | 1, first.Tokens | 1, first.Programs | 1);
    }

    private readonly void Narrow(int start, int count)
    {
        int from = Math.Max(0, start - Before), to = Math.Min(_text.Length, start + count + WordReasons.Reach), first = Before - (start - from);
        _bytes[..first].Clear();
        NarrowText.Write(_text[from..to], _bytes[first..]);
        _bytes[(first + to - from)..(Before + count + WordReasons.Reach)].Clear();
    }

    // The start of the word that goes on behind the last block, or -1.
    private readonly int Map(int blocks)
    {
        ref byte bytes = ref _bytes[Before];
        var finder = new PlaceFinder(ref bytes, _text[.._start], _masks[..blocks], _places, _reasons);
        for (int at = 0; at < blocks; at++)
            _masks[at].Take(ref Unsafe.Add(ref bytes, at * 64));
        for (int at = 0; at < blocks; at++)
            finder.Add(at);
        return finder.Open;
    }
}
