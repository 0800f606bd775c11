using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Telemetry.Redaction;

/// <summary>Where the ASCII characters end that most of a command's words consist of: those of <see cref="CharClass.IsInRun"/> and <c>! % * : ? @</c>. 64 characters are judged at a time.</summary>
internal struct CommandRuns
{
    /// <summary>So many characters are judged at a time.</summary>
    public const int Size = 64;

    // Of the bits of the tables.
    private const byte JointBits = 137;

    private CommandRuns(int start, ulong others, ulong joints) => (Start, Others, Joints) = (start, others, joints);

    /// <summary>Where no character has been judged yet.</summary>
    public static CommandRuns None => new(-Size, 0, 0);

    /// <summary>The first of the characters judged last.</summary>
    public int Start { get; private init; }

    /// <summary>Which of them are others; those behind the text's end are.</summary>
    public ulong Others { get; private init; }

    /// <summary>Which of them are neither letters nor digits nor <c>_ - .</c>; what it says of <see cref="Others"/> does not count.</summary>
    public ulong Joints { get; private init; }

    // A bit for each group of such characters in a row of the ASCII table: 1 ! % * + / then 2 - . then 4 digits, 8 : = ? then 16 A to O and a to o, 32 P to Z and p to z, 64 _ and 128 ~.
    private static ReadOnlySpan<byte> High => [0, 0, 3, 12, 16, 96, 16, 160, 0, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> Low => [36, 53, 52, 52, 52, 53, 52, 52, 52, 52, 57, 17, 16, 26, 146, 89];

    /// <summary>The first other character from <paramref name="i"/> on, or the text's end.</summary>
    public int End(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length)
        {
            if ((uint)(i - Start) >= Size)
                this = At(text, i);
            ulong others = Others >> (i - Start);
            if (others != 0)
                return i + BitOperations.TrailingZeroCount(others);
            i = Start + Size;
        }

        return text.Length;
    }

    /// <summary>Where the letters, digits, <c>_ - .</c> start that stand before <paramref name="end"/>, the end of these characters as found last.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where they start at the earliest.</param>
    /// <param name="end">Where they end.</param>
    public readonly int WordBefore(ReadOnlySpan<char> text, int start, int end)
    {
        if (IsTaken(start, end))
            return JointsIn(start, end) is not 0 and ulong joints ? start + BitOperations.Log2(joints) + 1 : start;
        int word = end;
        while (word > start && CommandText.IsInWord(text[word - 1]))
            word--;
        return word;
    }

    private readonly bool IsTaken(int start, int end) => start >= Start && end - start < Size;

    private readonly ulong JointsIn(int start, int end) => Joints >> (start - Start) & ((1UL << (end - start)) - 1);

    /// <summary>Judges the characters from a place inside the text on.</summary>
    public static CommandRuns At(ReadOnlySpan<char> text, int start)
    {
        ulong others = 0, words = 0;
        if (text.Length >= Size)
        {
            int at = Math.Min(start, text.Length - Size);
            ref ushort from = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at));
            for (int i = 0; i < Size; i += 16)
            {
                Vector128<byte> bytes = Narrow(Vector128.LoadUnsafe(ref from, (nuint)i), Vector128.LoadUnsafe(ref from, (nuint)i + 8));
                Vector128<byte> classes = (TableLook.Of(Low, bytes) & TableLook.Of(High, bytes >>> 4)) | Vector128.Equals(bytes, Vector128.Create((byte)'@'));
                others |= (ulong)Vector128.Equals(classes, Vector128<byte>.Zero).ExtractMostSignificantBits() << i;
                words |= (ulong)Vector128.Equals(classes & Vector128.Create(JointBits), Vector128<byte>.Zero).ExtractMostSignificantBits() << i;
            }

            others = ~(~others >> (start - at));
            words >>= start - at;
        }
        else
        {
            others = ulong.MaxValue << (text.Length - start);
            for (int i = start; i < text.Length; i++)
            {
                char c = text[i];
                int classes = c >= 128 ? 0 : c == '@' ? byte.MaxValue : Low[c & 15] & High[c >> 4];
                others |= (classes == 0 ? 1UL : 0) << (i - start);
                words |= ((classes & JointBits) == 0 ? 1UL : 0) << (i - start);
            }
        }

        return new CommandRuns(start, others, ~words);
    }

    /// <summary>A byte for each character: what is no ASCII character becomes a byte that is none either, or 0.</summary>
    public static Vector128<byte> Narrow(Vector128<ushort> left, Vector128<ushort> right)
    {
        if (Sse2.IsSupported)
            return Sse2.PackUnsignedSaturate(left.AsInt16(), right.AsInt16());
        Vector128<ushort> last = Vector128.Create((ushort)byte.MaxValue);
        return Vector128.Narrow(Vector128.Min(left, last), Vector128.Min(right, last));
    }
}
