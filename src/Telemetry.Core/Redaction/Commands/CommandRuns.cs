using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Telemetry.Redaction;

/// <summary>Where the ASCII characters end that most of a command's words consist of: those of <see cref="CharClass.IsInRun"/> and <c>! % * : ? @</c>. 64 characters are judged at a time.</summary>
internal struct CommandRuns
{
    private const int Size = 64;

    private int _start = -Size;
    private ulong _others, _slashes;

    public CommandRuns()
    {
    }

    // A bit for each group of such characters in a row of the ASCII table: ! % * + - . / then digits and : = ? then A to O with a to o, P to Z with p to z, _ and ~ and @.
    private static ReadOnlySpan<byte> High => [0, 0, 1, 2, 68, 24, 4, 40, 0, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> Low => [74, 15, 14, 14, 14, 15, 14, 14, 14, 14, 15, 5, 4, 7, 37, 23];

    /// <summary>The first other character from <paramref name="i"/> on, or the text's end.</summary>
    public int End(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length)
        {
            if ((uint)(i - _start) >= Size)
                Take(text, i);
            ulong others = _others >> (i - _start);
            if (others != 0)
                return i + BitOperations.TrailingZeroCount(others);
            i = _start + Size;
        }

        return text.Length;
    }

    /// <summary>Whether a slash is among these characters, or may be, where they are more than those judged last.</summary>
    public readonly bool MayHaveSlash(int start, int end) =>
        start < _start || end - start >= Size || (_slashes >> (start - _start) & ((1UL << (end - start)) - 1)) != 0;

    // Behind the text's end all are others.
    private void Take(ReadOnlySpan<char> text, int start)
    {
        _start = start;
        ulong runs = 0, slashes = 0;
        if (text.Length >= Size)
        {
            int at = Math.Min(start, text.Length - Size);
            ref ushort from = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at));
            for (int i = 0; i < Size; i += 16)
            {
                Vector128<ushort> left = Vector128.LoadUnsafe(ref from, (nuint)i), right = Vector128.LoadUnsafe(ref from, (nuint)i + 8);
                Vector128<byte> bytes = Vector128.Narrow(Vector128.Min(left, Vector128.Create((ushort)byte.MaxValue)), Vector128.Min(right, Vector128.Create((ushort)byte.MaxValue)));
                Vector128<byte> classes = Look(Low, bytes & Vector128.Create((byte)15)) & Look(High, bytes >>> 4);
                runs |= (ulong)(~Vector128.Equals(classes, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF) << i;
                slashes |= (ulong)Vector128.Equals(bytes, Vector128.Create((byte)'/')).ExtractMostSignificantBits() << i;
            }

            runs >>= start - at;
            slashes >>= start - at;
        }
        else
        {
            for (int i = start; i < text.Length; i++)
            {
                char c = text[i];
                runs |= (c < 128 && (Low[c & 15] & High[c >> 4]) != 0 ? 1UL : 0) << (i - start);
                slashes |= (c == '/' ? 1UL : 0) << (i - start);
            }
        }

        (_others, _slashes) = (~runs, slashes);
    }

    // One instruction where there is one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Look(ReadOnlySpan<byte> bytes, Vector128<byte> at)
    {
        Vector128<byte> table = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bytes));
        return Ssse3.IsSupported ? Ssse3.Shuffle(table, at) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.VectorTableLookup(table, at) : Vector128.Shuffle(table, at);
    }
}
