using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Telemetry.Redaction;

/// <summary>A look into a table of sixteen bytes where a few are looked up: the processor is asked each time.</summary>
internal static class TableLook
{
    /// <summary>For each byte below 16 what the table has there; 0 where its first bit is set.</summary>
    /// <param name="table">The table.</param>
    /// <param name="at">Bytes of which only the first bit and the last four count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Of(ReadOnlySpan<byte> table, Vector128<byte> at)
    {
        Vector128<byte> bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(table));
        return Ssse3.IsSupported ? Ssse3Look.Look(bytes, at) : AnyLook.Look(bytes, at & Vector128.Create((byte)0x8F));
    }
}
