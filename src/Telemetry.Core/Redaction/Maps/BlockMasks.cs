using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Telemetry.Redaction;

/// <summary>What 64 characters are, one bit for each.</summary>
/// <remarks>
/// Looked up by the halves of a character's byte (Langdale and Lemire, "Parsing gigabytes of JSON per second", 2019, section 3.1.2), neighbours as in the Teddy
/// matcher of Hyperscan: a bit for each group of characters that may stand side by side, so that a few others get through and none that matters is lost.
/// </remarks>
internal struct BlockMasks
{
    /// <summary>Characters of words, see <see cref="CharClass.Word"/>.</summary>
    public ulong Words;

    /// <summary>Those, and what base64 and tokens have between them: <c>+ / = ~</c>.</summary>
    public ulong Runs;

    /// <summary>Marks that may open a secret (<see cref="CharClass.Mark"/>) with what must stand beside them.</summary>
    public ulong Marks;

    /// <summary>Third letters of what may be one of the <see cref="SuspectStems"/>.</summary>
    public ulong Stems;

    /// <summary>Hyphens between a small letter and a capital, as PowerShell's verbs have one.</summary>
    public ulong Verbs;

    /// <summary>What may stand behind a program, see <see cref="CharClass.Gap"/>; a few others may be among it.</summary>
    public ulong Gaps;

    /// <summary>What may stand behind a token's first word, see <see cref="CharClass.Joint"/>.</summary>
    public ulong Joints;

    /// <summary>A and F, with which short tokens begin, and the hyphen, with which armour does; a few others may be among them.</summary>
    public ulong Firsts;

    /// <summary>Letters that may be the first of <c>pw</c> and <c>by</c>, and the second.</summary>
    public ulong Pairs, PairEnds;

    /// <summary>What stands between the parts of a word: full stops, hyphens and underscores.</summary>
    public ulong Separators;

    /// <summary>Digits.</summary>
    public ulong Digits;

    /// <summary>Small letters of ASCII.</summary>
    public ulong Small;

    /// <summary>Characters outside ASCII.</summary>
    public ulong Accents;

    /// <summary>Where a token may be glued to a name: behind a separator, or, with one soon behind, where a letter follows a digit or a capital a small letter.</summary>
    /// <param name="before">The block before.</param>
    /// <param name="behind">The block behind.</param>
    public readonly ulong Parts(in BlockMasks before, in BlockMasks behind)
    {
        ulong capitals = Words & ~(Small | Digits | Separators | Accents), changes = capitals & (Small << 1 | before.Small >> 63) | (capitals | Small) & (Digits << 1 | before.Digits >> 63);
        ulong near = Separators | Separators >> 1;
        near |= near >> 2;
        near |= near >> 4;
        if ((behind.Separators & 0x7F) != 0)
            near |= ~(ulong.MaxValue >> 7);
        return Words & (Separators << 1 | before.Separators >> 63 | Accents << 1 | before.Accents >> 63 | changes & near);
    }

    /// <summary>So many bytes before and behind the block are read too.</summary>
    public const int Before = 2, Behind = 1;

    // A bit for each row of the ASCII table that holds characters of words (2: hyphen and dot, 3: digits, 4 and 6: letters from A, 5: from P, and the underscore, 7:
    // from P, 12 to 15: accented letters), one for plus and slash in row 2, one for the equals sign in row 3.
    private const byte WordBits = 63, DotBit = 7, DigitBit = 6;

    private static ReadOnlySpan<byte> ClassHigh => [0, 0, 65, 130, 4, 8, 4, 16, 0, 0, 0, 0, 32, 32, 32, 32];

    private static ReadOnlySpan<byte> ClassLow => [58, 62, 62, 62, 62, 62, 62, 62, 62, 62, 60, 100, 36, 165, 37, 108];

    // Blanks and quotes; tabulators and < \ |; then % + /, : = and | ~; A F M -; w y; b p r. Letters of words among the first two do no harm.
    private const byte GapBits = 3, JointBits = 28, FirstBit = 2, PairEndBit = 1, PairBit = 0;

    private static ReadOnlySpan<byte> BesideHigh => [2, 0, 37, 10, 160, 194, 129, 210, 0, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> BesideLow => [129, 32, 129, 0, 0, 4, 32, 65, 0, 66, 8, 4, 18, 40, 16, 4];

    // Marks with what stands behind them: 1 colon and / or *, 2 backslash and n r t u, 4 bracket and R or angle bracket and p, 8 dollar and 1256789 or ypas, 16 colon and digit;
    // with what stands before them: 32 a bracket behind the last letter of a callee, 64 a colon behind n i c; with both: 128 a verb's hyphen. Groups pass in the table that
    // they have no part in.
    private const byte MarkBits = 127, VerbBit = 0;

    private static ReadOnlySpan<byte> MarkHigh => [0, 0, 168, 85, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> MarkLow => [0, 0, 0, 0, 8, 0, 0, 0, 32, 0, 81, 4, 6, 128, 0, 0];

    private static ReadOnlySpan<byte> BehindHigh => [96, 96, 97, 120, 224, 228, 106, 110, 96, 96, 96, 96, 96, 96, 96, 96];

    private static ReadOnlySpan<byte> BehindLow => [252, 248, 254, 248, 242, 250, 248, 248, 248, 248, 225, 224, 224, 224, 226, 225];

    private static ReadOnlySpan<byte> BeforeHigh => [31, 31, 31, 63, 63, 31, 255, 191, 31, 31, 31, 31, 31, 31, 31, 31];

    private static ReadOnlySpan<byte> BeforeLow => [159, 159, 159, 255, 191, 191, 191, 191, 191, 255, 159, 159, 191, 191, 255, 191];

    /// <summary>Takes the masks of the 64 bytes that start at <paramref name="at"/>.</summary>
    public void Take(ref byte at)
    {
        if (Avx2.IsSupported)
            Take<ThirtyTwoBytes, Vector256<byte>>(ref at);
        else if (Ssse3.IsSupported)
            Take<SixteenBytes<Ssse3Look>, Vector128<byte>>(ref at);
        else
            Take<SixteenBytes<AnyLook>, Vector128<byte>>(ref at);
    }

    /// <summary>The same by vectors of one kind, which the processor must support.</summary>
    /// <remarks>Each mask is written in parts, and read when those of all blocks are there.</remarks>
    /// <typeparam name="TBytes">How they are worked with.</typeparam>
    /// <typeparam name="TVector">The vectors.</typeparam>
    /// <param name="at">The first byte.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<TBytes, TVector>(ref byte at)
        where TBytes : struct, IVectorBytes<TVector>
    {
        for (int i = 0; i < 64; i += TBytes.Width)
        {
            ref byte first = ref Unsafe.Add(ref at, i);
            TVector here = TBytes.Load(ref first), before = TBytes.Load(ref Unsafe.Add(ref first, -1)), behind = TBytes.Load(ref Unsafe.Add(ref first, 1)), twoBefore = TBytes.Load(ref Unsafe.Add(ref first, -2));
            TVector low = TBytes.Low(here), high = TBytes.High(here), lowBefore = TBytes.Low(before), highBefore = TBytes.High(before);
            TVector classes = TBytes.And(TBytes.Look(ClassLow, low), TBytes.Look(ClassHigh, high));
            TBytes.Write(ref Words, i, TBytes.AnyOf(classes, WordBits));
            TBytes.Write(ref Runs, i, TBytes.Any(classes) | TBytes.Equal(here, '~'));
            TBytes.Write(ref Separators, i, TBytes.Bit(classes, DotBit) | TBytes.Equal(here, '_'));
            TBytes.Write(ref Digits, i, TBytes.Bit(classes, DigitBit));
            TBytes.Write(ref Small, i, TBytes.Between(here, 'a', 'z'));
            TBytes.Write(ref Accents, i, TBytes.Bit(here, 0));
            TVector beside = TBytes.And(TBytes.Look(BesideLow, low), TBytes.Look(BesideHigh, high));
            TBytes.Write(ref Gaps, i, TBytes.AnyOf(beside, GapBits));
            TBytes.Write(ref Joints, i, TBytes.AnyOf(beside, JointBits));
            TBytes.Write(ref Firsts, i, TBytes.Bit(beside, FirstBit));
            TBytes.Write(ref PairEnds, i, TBytes.Bit(beside, PairEndBit));
            TBytes.Write(ref Pairs, i, TBytes.Bit(beside, PairBit));
            TVector mark = TBytes.And(TBytes.And(TBytes.Look(MarkLow, low), TBytes.Look(MarkHigh, high)), TBytes.And(TBytes.Look(BehindLow, TBytes.Low(behind)), TBytes.Look(BehindHigh, TBytes.High(behind))));
            mark = TBytes.And(mark, TBytes.And(TBytes.Look(BeforeLow, lowBefore), TBytes.Look(BeforeHigh, highBefore)));
            TBytes.Write(ref Marks, i, TBytes.AnyOf(mark, MarkBits));
            TBytes.Write(ref Verbs, i, TBytes.Bit(mark, VerbBit));
            TVector stem = TBytes.And(TBytes.And(TBytes.Look(SuspectStems.ThirdLow, low), TBytes.Look(SuspectStems.ThirdHigh, high)), TBytes.And(TBytes.Look(SuspectStems.SecondLow, lowBefore), TBytes.Look(SuspectStems.SecondHigh, highBefore)));
            stem = TBytes.And(stem, TBytes.And(TBytes.Look(SuspectStems.FirstLow, TBytes.Low(twoBefore)), TBytes.Look(SuspectStems.FirstHigh, TBytes.High(twoBefore))));
            TBytes.Write(ref Stems, i, TBytes.Any(stem));
        }
    }
}
