using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Telemetry.Redaction;

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
