using System.Numerics;
using System.Runtime.InteropServices;

namespace Telemetry.Records;

/// <summary>A fast 64-bit hash of bytes for tables in memory. Not for anything that is stored, and not against an adversary.</summary>
public static class ByteHash
{
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The hash. Among a million inputs two share one with odds of 3 in 10^8.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        ulong hash = (ulong)bytes.Length * Multiplier;
        while (bytes.Length >= 8)
        {
            hash = Mix(hash, MemoryMarshal.Read<ulong>(bytes));
            bytes = bytes[8..];
        }

        ulong last = 0;
        for (int i = 0; i < bytes.Length; i++)
            last |= (ulong)bytes[i] << (8 * i);
        hash = Mix(hash, last);
        return hash ^ (hash >> 29);
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        ulong mixed = (hash ^ word) * Multiplier;
        return BitOperations.RotateLeft(mixed, 31) * 0xD6E8_FEB8_6659_FD93;
    }
}
