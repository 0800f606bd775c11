using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Telemetry.Redaction;

/// <summary>What <see cref="BlockMasks"/> asks of a vector of bytes, whatever its width.</summary>
/// <remarks>Instructions are asked for by name, because programs compiled ahead of time take no general one for granted.</remarks>
/// <typeparam name="TVector">The vector.</typeparam>
internal interface IVectorBytes<TVector>
{
    /// <summary>How many bytes it has.</summary>
    static abstract int Width { get; }

    /// <summary>The bytes that start at <paramref name="at"/>.</summary>
    static abstract TVector Load(ref byte at);

    /// <summary>For each byte below 16 what the table of 16 bytes has there.</summary>
    static abstract TVector Look(ReadOnlySpan<byte> table, TVector at);

    /// <summary>The lower halves of the bytes.</summary>
    static abstract TVector Low(TVector bytes);

    /// <summary>The upper halves of the bytes.</summary>
    static abstract TVector High(TVector bytes);

    /// <summary>The bits that both have.</summary>
    static abstract TVector And(TVector one, TVector other);

    /// <summary>A bit for each byte that has any bit.</summary>
    static abstract ulong Any(TVector bytes);

    /// <summary>A bit for each byte that has any of <paramref name="bits"/>.</summary>
    static abstract ulong AnyOf(TVector bytes, byte bits);

    /// <summary>A bit for each byte whose bit so many <paramref name="places"/> from the top is set.</summary>
    static abstract ulong Bit(TVector bytes, [ConstantExpected] byte places);

    /// <summary>A bit for each byte that is <paramref name="c"/>.</summary>
    static abstract ulong Equal(TVector bytes, char c);

    /// <summary>A bit for each byte from <paramref name="first"/> to <paramref name="last"/>.</summary>
    static abstract ulong Between(TVector bytes, char first, char last);

    /// <summary>Writes the bits of the bytes from <paramref name="at"/> on into the mask of a block.</summary>
    static abstract void Write(ref ulong mask, int at, ulong bits);
}

/// <summary>How sixteen bytes are looked up in a table of sixteen.</summary>
internal interface ITableLook
{
    /// <summary>For each byte below 16 what the table has there.</summary>
    static abstract Vector128<byte> Look(Vector128<byte> table, Vector128<byte> at);
}

/// <summary>In one instruction, where <see cref="Ssse3"/> is supported: asked once, because a program compiled ahead of time asks the processor each time.</summary>
internal readonly struct Ssse3Look : ITableLook
{
    public static Vector128<byte> Look(Vector128<byte> table, Vector128<byte> at) => Ssse3.Shuffle(table, at);
}

/// <summary>On any processor.</summary>
internal readonly struct AnyLook : ITableLook
{
    public static Vector128<byte> Look(Vector128<byte> table, Vector128<byte> at) => AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.VectorTableLookup(table, at) : Vector128.Shuffle(table, at);
}

/// <summary>Sixteen bytes.</summary>
/// <typeparam name="TLook">How they are looked up.</typeparam>
internal readonly struct SixteenBytes<TLook> : IVectorBytes<Vector128<byte>>
    where TLook : struct, ITableLook
{
    public static int Width => 16;

    public static Vector128<byte> Load(ref byte at) => Vector128.LoadUnsafe(ref at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Look(ReadOnlySpan<byte> table, Vector128<byte> at) => TLook.Look(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(table)), at);

    public static Vector128<byte> Low(Vector128<byte> bytes) => bytes & Vector128.Create((byte)15);

    public static Vector128<byte> High(Vector128<byte> bytes) => bytes >>> 4;

    public static Vector128<byte> And(Vector128<byte> one, Vector128<byte> other) => one & other;

    public static ulong Any(Vector128<byte> bytes) => ~Vector128.Equals(bytes, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;

    public static ulong AnyOf(Vector128<byte> bytes, byte bits) => Any(bytes & Vector128.Create(bits));

    public static ulong Bit(Vector128<byte> bytes, [ConstantExpected] byte places) => (bytes.AsUInt16() << places).AsByte().ExtractMostSignificantBits();

    public static ulong Equal(Vector128<byte> bytes, char c) => Vector128.Equals(bytes, Vector128.Create((byte)c)).ExtractMostSignificantBits();

    public static ulong Between(Vector128<byte> bytes, char first, char last)
    {
        Vector128<byte> above = bytes - Vector128.Create((byte)first);
        return Vector128.Equals(Vector128.Min(above, Vector128.Create((byte)(last - first))), above).ExtractMostSignificantBits();
    }

    public static void Write(ref ulong mask, int at, ulong bits) => Unsafe.WriteUnaligned(ref Unsafe.Add(ref Unsafe.As<ulong, byte>(ref mask), at >> 3), (ushort)bits);
}

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
