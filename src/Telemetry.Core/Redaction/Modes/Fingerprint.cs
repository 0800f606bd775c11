using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Telemetry.Redaction;

/// <summary>Tells equal texts from different ones without telling what they are: eight letters, made with a key that only the store's owner has.</summary>
/// <remarks>
/// SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", Indocrypt 2012), which is made for short inputs under a secret key, of which
/// 34 bits are kept: two of 10,000 texts share a fingerprint with odds of 1 in 500. The base library's cryptography would cost a hook 2 ms to load.
/// </remarks>
internal sealed class Fingerprint
{
    /// <summary>The key's length in bytes.</summary>
    public const int KeyBytes = 16;

    /// <summary>A fingerprint's length in characters.</summary>
    public const int Length = 8;

    // No vowels, so that no words come out; no digits, which the templates of errors would mask.
    private const string Letters = "bcdfghjklmnpqrstvwxz";

    private readonly ulong _k0, _k1;

    /// <param name="key">At least <see cref="KeyBytes"/> random bytes.</param>
    public Fingerprint(ReadOnlySpan<byte> key)
    {
        _k0 = BinaryPrimitives.ReadUInt64LittleEndian(key);
        _k1 = BinaryPrimitives.ReadUInt64LittleEndian(key[8..]);
    }

    /// <summary>The fingerprint of a text.</summary>
    public string Of(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = text.Length <= 512 ? stackalloc byte[3 * 512] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        ulong hash = Hash(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        Span<char> letters = stackalloc char[Length];
        foreach (ref char letter in letters)
        {
            letter = Letters[(int)(hash % (uint)Letters.Length)];
            hash /= (uint)Letters.Length;
        }

        return new string(letters);
    }

    /// <summary>True for a text that looks like one, whatever it was made of.</summary>
    public static bool IsOne(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!Letters.Contains(c))
                return false;
        }

        return text.Length == Length;
    }

    /// <summary>SipHash-2-4 of bytes.</summary>
    public ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong v0 = _k0 ^ 0x736F_6D65_7073_6575, v1 = _k1 ^ 0x646F_7261_6E64_6F6D, v2 = _k0 ^ 0x6C79_6765_6E65_7261, v3 = _k1 ^ 0x7465_6462_7974_6573;
        ulong last = (ulong)bytes.Length << 56;
        for (; bytes.Length >= 8; bytes = bytes[8..])
            Take(BinaryPrimitives.ReadUInt64LittleEndian(bytes), ref v0, ref v1, ref v2, ref v3);
        for (int i = 0; i < bytes.Length; i++)
            last |= (ulong)bytes[i] << (8 * i);
        Take(last, ref v0, ref v1, ref v2, ref v3);
        v2 ^= 0xFF;
        for (int round = 0; round < 4; round++)
            Round(ref v0, ref v1, ref v2, ref v3);
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static void Take(ulong word, ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v3 ^= word;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= word;
    }

    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v2 += v3;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
