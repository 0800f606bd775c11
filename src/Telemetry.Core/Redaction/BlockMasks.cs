using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
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

    /// <summary>What may stand behind a program, see <see cref="CharClass.Gap"/>; brackets and letters may be among it.</summary>
    public ulong Gaps;

    /// <summary>What may stand behind a token's first word, see <see cref="CharClass.Joint"/>.</summary>
    public ulong Joints;

    /// <summary>A and F, with which short tokens begin, and the hyphen, with which armour does; M may be among them.</summary>
    public ulong Firsts;

    /// <summary>Letters that may be the first of <c>pw</c> and <c>by</c>, and the second.</summary>
    public ulong Pairs, PairEnds;

    /// <summary>Full stops.</summary>
    public ulong Dots;

    /// <summary>So many bytes before and behind the block are read too.</summary>
    public const int Before = 2, Behind = 1;

    private const int Width = 16;

    // A bit for each row of the ASCII table that holds characters of words (2: hyphen and dot, 3: digits, 4 and 6: letters from A, 5: from P, and the underscore, 7:
    // from P, 12 to 15: accented letters), one for plus and slash in row 2, one for the equals sign in row 3.
    private const byte WordBits = 63;

    private static ReadOnlySpan<byte> ClassHigh => [0, 0, 65, 130, 4, 8, 4, 16, 0, 0, 0, 0, 32, 32, 32, 32];

    private static ReadOnlySpan<byte> ClassLow => [58, 62, 62, 62, 62, 62, 62, 62, 62, 62, 60, 100, 36, 165, 37, 108];

    // Blanks and quotes; tabulators and < \ |; then % + /, : = and | ~; A F M -; w y; b p r. Letters of words among the first two do no harm.
    private const byte GapBits = 3, JointBits = 28, FirstBits = 32, PairEndBits = 64, PairBits = 128;

    private static ReadOnlySpan<byte> BesideHigh => [2, 0, 37, 10, 160, 194, 129, 210, 0, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> BesideLow => [129, 32, 129, 0, 0, 4, 32, 65, 0, 66, 8, 4, 18, 40, 16, 4];

    // Marks with what stands behind them: 1 colon and / * or digit, 2 backslash and n r t u, 4 bracket and R, 8 dollar and 1256789 or ypas, 16 angle bracket and p;
    // with what stands before them: 32 a bracket behind the last letter of a callee, 64 a colon behind n i c; with both: 128 a verb's hyphen. Groups pass in the table that
    // they have no part in.
    private const byte MarkBits = 127, VerbBits = 128;

    private static ReadOnlySpan<byte> MarkHigh => [0, 0, 168, 81, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> MarkLow => [0, 0, 0, 0, 8, 0, 0, 0, 32, 0, 65, 4, 18, 128, 0, 0];

    private static ReadOnlySpan<byte> BehindHigh => [96, 96, 97, 105, 224, 244, 106, 122, 96, 96, 96, 96, 96, 96, 96, 96];

    private static ReadOnlySpan<byte> BehindLow => [249, 233, 239, 233, 227, 235, 233, 233, 233, 233, 225, 224, 224, 224, 226, 225];

    private static ReadOnlySpan<byte> BeforeHigh => [31, 31, 31, 31, 63, 31, 255, 191, 31, 31, 31, 31, 31, 31, 31, 31];

    private static ReadOnlySpan<byte> BeforeLow => [159, 159, 159, 255, 191, 191, 159, 159, 191, 255, 159, 159, 191, 159, 255, 191];

    /// <summary>Takes the masks of the 64 bytes that start at <paramref name="at"/>.</summary>
    public void Take(ref byte at)
    {
        ulong words = 0, runs = 0, dots = 0, gaps = 0, joints = 0, firsts = 0, pairs = 0, pairEnds = 0, marks = 0, verbs = 0, stems = 0;
        for (int i = 0; i < 64; i += Width)
        {
            Vector128<byte> here = Vector128.LoadUnsafe(ref at, (nuint)i), before = Vector128.LoadUnsafe(ref Unsafe.Add(ref at, i - 1));
            Vector128<byte> behind = Vector128.LoadUnsafe(ref Unsafe.Add(ref at, i + 1)), first = Vector128.LoadUnsafe(ref Unsafe.Add(ref at, i - 2));
            Vector128<byte> low = Low(here), high = High(here), lowBefore = Low(before), highBefore = High(before);
            Vector128<byte> classes = Look(ClassLow, low) & Look(ClassHigh, high);
            words |= Bits(classes, WordBits) << i;
            runs |= (Bits(classes, byte.MaxValue) | Equal(here, '~')) << i;
            dots |= Equal(here, '.') << i;
            Vector128<byte> beside = Look(BesideLow, low) & Look(BesideHigh, high);
            gaps |= Bits(beside, GapBits) << i;
            joints |= Bits(beside, JointBits) << i;
            firsts |= Bits(beside, FirstBits) << i;
            pairEnds |= Bits(beside, PairEndBits) << i;
            pairs |= Bits(beside, PairBits) << i;
            Vector128<byte> mark = Look(MarkLow, low) & Look(MarkHigh, high) & Look(BehindLow, Low(behind)) & Look(BehindHigh, High(behind)) & Look(BeforeLow, lowBefore) & Look(BeforeHigh, highBefore);
            marks |= Bits(mark, MarkBits) << i;
            verbs |= Bits(mark, VerbBits) << i;
            Vector128<byte> stem = Look(SuspectStems.ThirdLow, low) & Look(SuspectStems.ThirdHigh, high) & Look(SuspectStems.SecondLow, lowBefore) & Look(SuspectStems.SecondHigh, highBefore)
                & Look(SuspectStems.FirstLow, Low(first)) & Look(SuspectStems.FirstHigh, High(first));
            stems |= Bits(stem, byte.MaxValue) << i;
        }

        (Words, Runs, Dots, Gaps, Joints, Firsts) = (words, runs, dots, gaps, joints, firsts);
        (Pairs, PairEnds, Marks, Verbs, Stems) = (pairs, pairEnds, marks, verbs, stems);
    }

    // One bit is moved to the top of its byte, of several any may be there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector128<byte> bytes, byte any)
    {
        if (BitOperations.IsPow2(any))
            return (bytes.AsUInt16() << BitOperations.LeadingZeroCount((uint)any << 24)).AsByte().ExtractMostSignificantBits();
        Vector128<byte> masked = any == byte.MaxValue ? bytes : bytes & Vector128.Create(any);
        return ~Vector128.Equals(masked, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;
    }

    private static ulong Equal(Vector128<byte> bytes, char c) => Vector128.Equals(bytes, Vector128.Create((byte)c)).ExtractMostSignificantBits();

    private static Vector128<byte> Low(Vector128<byte> bytes) => bytes & Vector128.Create((byte)15);

    private static Vector128<byte> High(Vector128<byte> bytes) => bytes >>> 4;

    // One instruction where there is one; asked for by name, because programs compiled ahead of time take no general one for granted.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Look(ReadOnlySpan<byte> bytes, Vector128<byte> at)
    {
        Vector128<byte> table = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bytes));
        return Ssse3.IsSupported ? Ssse3.Shuffle(table, at) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.VectorTableLookup(table, at) : Vector128.Shuffle(table, at);
    }
}
