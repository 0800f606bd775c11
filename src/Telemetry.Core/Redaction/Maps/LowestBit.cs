using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Telemetry.Redaction;

/// <summary>The number of a mask's lowest bit, where the general way would be slow.</summary>
/// <remarks>
/// A program compiled ahead of time takes the newer instruction for no granted, and the older one takes several times as long as a multiplication
/// (Leiserson, Prokop and Randall, "Using de Bruijn sequences to index a 1 in a computer word", 1998).
/// </remarks>
internal static class LowestBit
{
    private const ulong Sequence = 0x03F79D71B4CB0A89;

    private static ReadOnlySpan<byte> Places =>
    [
        0, 1, 48, 2, 57, 49, 28, 3, 61, 58, 50, 42, 38, 29, 17, 4, 62, 55, 59, 36, 53, 51, 43, 22, 45, 39, 33, 30, 24, 18, 12, 5,
        63, 47, 56, 27, 60, 41, 37, 16, 54, 35, 52, 21, 44, 32, 23, 11, 46, 26, 40, 15, 34, 20, 31, 10, 25, 14, 19, 9, 13, 8, 7, 6,
    ];

    /// <summary>The number of the lowest bit; of a mask that has none, some number below 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ulong mask) => Bmi1.X64.IsSupported || ArmBase.Arm64.IsSupported
        ? BitOperations.TrailingZeroCount(mask) & 63
        : ByTable(mask);

    /// <summary>The same on any processor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ByTable(ulong mask) => Unsafe.Add(ref MemoryMarshal.GetReference(Places), (nint)(((mask & (ulong)-(long)mask) * Sequence) >> 58));
}
