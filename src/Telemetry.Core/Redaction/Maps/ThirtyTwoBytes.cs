using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Telemetry.Redaction;

/// <summary>Thirty-two bytes, where <see cref="Avx2"/> is supported.</summary>
internal readonly struct ThirtyTwoBytes : IVectorBytes<Vector256<byte>>
{
    public static int Width => 32;

    public static Vector256<byte> Load(ref byte at) => Unsafe.ReadUnaligned<Vector256<byte>>(ref at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Look(ReadOnlySpan<byte> table, Vector256<byte> at)
    {
        Vector128<byte> half = Unsafe.ReadUnaligned<Vector128<byte>>(ref MemoryMarshal.GetReference(table));
        return Avx2.Shuffle(Vector256.Create(half, half), at);
    }

    public static Vector256<byte> Low(Vector256<byte> bytes) => Avx2.And(bytes, Vector256.Create((byte)15));

    public static Vector256<byte> High(Vector256<byte> bytes) => Avx2.And(Avx2.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte(), Vector256.Create((byte)15));

    public static Vector256<byte> And(Vector256<byte> one, Vector256<byte> other) => Avx2.And(one, other);

    public static ulong Any(Vector256<byte> bytes) => ~(uint)Avx2.MoveMask(Avx2.CompareEqual(bytes, Vector256<byte>.Zero));

    public static ulong AnyOf(Vector256<byte> bytes, byte bits) => Any(Avx2.And(bytes, Vector256.Create(bits)));

    public static ulong Bit(Vector256<byte> bytes, [ConstantExpected] byte places) => (uint)Avx2.MoveMask(Avx2.ShiftLeftLogical(bytes.AsUInt16(), places).AsByte());

    public static ulong Equal(Vector256<byte> bytes, char c) => (uint)Avx2.MoveMask(Avx2.CompareEqual(bytes, Vector256.Create((byte)c)));

    public static ulong Between(Vector256<byte> bytes, char first, char last)
    {
        Vector256<byte> above = Avx2.Subtract(bytes, Vector256.Create((byte)first));
        return (uint)Avx2.MoveMask(Avx2.CompareEqual(Avx2.Min(above, Vector256.Create((byte)(last - first))), above));
    }

    public static void Write(ref ulong mask, int at, ulong bits) => Unsafe.WriteUnaligned(ref Unsafe.Add(ref Unsafe.As<ulong, byte>(ref mask), at >> 3), (uint)bits);
}
