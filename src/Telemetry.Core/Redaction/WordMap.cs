using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Telemetry.Redaction;

/// <summary>Where the words of a text are, and which of them hold a suspect stem: a bit for each character, sixteen characters at a time.</summary>
/// <remarks>
/// Both are looked up by the halves of a character's byte (Langdale and Lemire, "Parsing gigabytes of JSON per second", 2019, section 3.1.2; pairs as in the
/// Teddy matcher of Hyperscan). A walk by single characters would spend most of its time on guessing wrong where the next word ends.
/// </remarks>
internal ref struct WordMap
{
    /// <summary>How many words of 64 bits the maps take.</summary>
    public const int Room = 3 * Longs;

    private const int Longs = 32;

    private const int Width = 16, Chunk = Longs * 64;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<ulong> _words, _marks, _stems;
    private int _start, _end;

    /// <summary>A map of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="room">As long as <see cref="Room"/>; need not be cleared.</param>
    public WordMap(ReadOnlySpan<char> text, Span<ulong> room)
    {
        _text = text;
        _words = room[..Longs];
        _marks = room.Slice(Longs, Longs);
        _stems = room.Slice(2 * Longs, Longs);
    }

    /// <summary>The next place at or behind <paramref name="i"/> where a word starts or a mark stands that may open a secret; the text's end where none does.</summary>
    public int Next(int i)
    {
        while (i < _text.Length)
        {
            if (i >= _end || i < _start)
                Fill(i);
            int at = (i - _start) >> 6, bit = (i - _start) & 63;
            ulong rest = (_words[at] | _marks[at]) >> bit;
            if (rest != 0)
                return i + BitOperations.TrailingZeroCount(rest);
            i += 64 - bit;
        }

        return _text.Length;
    }

    /// <summary>Where the word that starts at <paramref name="start"/> ends.</summary>
    /// <param name="start">A place inside the text, where a word's character stands.</param>
    /// <param name="isSuspect">Whether the word may hold one of the <see cref="SuspectStems"/>.</param>
    public int EndOfWord(int start, out bool isSuspect)
    {
        ulong suspect = 0;
        int i = start;
        while (i < _text.Length)
        {
            if (i >= _end || i < _start)
                Fill(i);
            int at = (i - _start) >> 6, bit = (i - _start) & 63;
            int length = Math.Min(64 - bit, BitOperations.TrailingZeroCount(~_words[at] >> bit));
            suspect |= _stems[at] >> bit & (length == 64 ? ulong.MaxValue : (1UL << length) - 1);
            i += length;
            if (length < 64 - bit)
                break;
        }

        isSuspect = suspect != 0;
        return Math.Min(i, _text.Length);
    }

    private void Fill(int start)
    {
        _start = start;
        _end = Math.Min(start + Chunk, _text.Length);
        int at = 0;
        for (int i = start; i < _end; i += 64, at++)
        {
            ulong words = 0, marks = 0, stems = 0;
            for (int part = 0; part < 64; part += Width)
            {
                (uint word, uint mark, uint stem) = i + part > 1 && i + part + Width <= _text.Length ? Vectors(i + part) : Scalars(i + part);
                words |= (ulong)word << part;
                marks |= (ulong)mark << part;
                stems |= (ulong)stem << part;
            }

            (_words[at], _marks[at], _stems[at]) = (words, marks, stems);
        }
    }

    private readonly (uint Words, uint Marks, uint Stems) Vectors(int i)
    {
        Vector128<byte> half = Vector128.Create((byte)15);
        Vector128<byte> third = Bytes(i), second = Bytes(i - 1), first = Bytes(i - 2);
        Vector128<byte> low = third & half, high = third >>> 4;
        Vector128<byte> classes = Look(ClassLow, low) & Look(ClassHigh, high);
        Vector128<byte> stems = Look(Table(SuspectStems.ThirdLow), low) & Look(Table(SuspectStems.ThirdHigh), high)
            & Look(Table(SuspectStems.SecondLow), second & half) & Look(Table(SuspectStems.SecondHigh), second >>> 4)
            & Look(Table(SuspectStems.FirstLow), first & half) & Look(Table(SuspectStems.FirstHigh), first >>> 4);
        return (Bits(classes & Vector128.Create((byte)WordBits)), Bits(classes & Vector128.Create((byte)MarkBits)), Bits(stems));
    }

    private static uint Bits(Vector128<byte> bytes) => ~Vector128.Equals(bytes, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;

    private static Vector128<byte> Table(ReadOnlySpan<byte> bytes) => Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bytes));

    // One instruction where there is one; asked for by name, because programs compiled ahead of time take no general one for granted.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Look(Vector128<byte> table, Vector128<byte> at) =>
        Ssse3.IsSupported ? Ssse3.Shuffle(table, at) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.VectorTableLookup(table, at) : Vector128.Shuffle(table, at);

    // Sixteen characters as bytes; what has no byte becomes one that is no part of a word.
    private readonly Vector128<byte> Bytes(int i)
    {
        ref ushort first = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(_text[i..]));
        Vector128<ushort> left = Vector128.LoadUnsafe(ref first), right = Vector128.LoadUnsafe(ref first, Width / 2);
        Vector128<ushort> limit = Vector128.Create((ushort)0xFF), other = Vector128.Create((ushort)0x80);
        return Vector128.Narrow(Vector128.ConditionalSelect(Vector128.GreaterThan(left, limit), other, left), Vector128.ConditionalSelect(Vector128.GreaterThan(right, limit), other, right));
    }

    private readonly (uint Words, uint Marks, uint Stems) Scalars(int i)
    {
        uint words = 0, marks = 0, stems = 0;
        for (int k = 0; k < Width && i + k < _text.Length; k++)
        {
            char c = _text[i + k];
            words |= CharClass.IsWord(c) ? 1u << k : 0;
            marks |= (CharClass.Of(c) & CharClass.Mark) != 0 ? 1u << k : 0;
            stems |= i + k > 1 && SuspectStems.MayBe(_text[i + k - 2], _text[i + k - 1], c) ? 1u << k : 0;
        }

        return (words, marks, stems);
    }

    // A bit for each row of the ASCII table that holds characters of words (2: hyphen and dot, 3: digits, 4 and 6: letters from A, 5: from P, and the underscore, 7:
    // from P, 12 to 15: accented letters), and two for those that hold marks (2: dollar and bracket; 3 and 5: the others, and a semicolon that does no harm).
    private const int WordBits = 63, MarkBits = 192;

    private static Vector128<byte> ClassHigh => Table([0, 0, 1 | 64, 2 | 128, 4, 8 | 128, 4, 16, 0, 0, 0, 0, 32, 32, 32, 32]);

    private static Vector128<byte> ClassLow => Table([58, 62, 62, 62, 62 | 64, 62, 62, 62, 62 | 64, 62, 60 | 128, 36 | 128, 36 | 128, 37, 37, 44]);
}
