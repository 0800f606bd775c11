using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Telemetry.Redaction;

/// <summary>The last three letters of all words that <see cref="SecretWords"/> knows: most words with a stem (<c>passed</c>, <c>author</c>, <c>assigned</c>) end in others.</summary>
/// <remarks>
/// A bit for each of eight groups of endings, by the halves of each letter, as in <see cref="SuspectStems"/>: sixteen letters are looked up at once. The groups are
/// chosen so that few other endings get through: <c>gin kie pin psk pwd sid sig sse</c>, <c>pw by</c>, <c>rds red rer ret rrd ure uth</c>,
/// <c>ase ass des dsn ken key</c>, <c>eds ena ens ets eys ial ies ing ion ity</c>, <c>jwt mdp mfa ord ort otp str swd</c>, <c>als cvc cvv pat sas</c>, <c>ete nfo nic nid ode oed</c>.
/// </remarks>
internal static class NameEndings
{
    private const int Width = 16;

    private static ReadOnlySpan<byte> FirstLow => [67, 74, 6, 99, 10, 150, 2, 3, 2, 18, 34, 11, 2, 34, 130, 162];

    private static ReadOnlySpan<byte> FirstHigh => [2, 2, 2, 2, 251, 103, 251, 103, 2, 2, 2, 2, 2, 2, 2, 2];

    private static ReadOnlySpan<byte> SecondLow => [2, 80, 38, 9, 180, 156, 224, 33, 0, 145, 0, 0, 64, 0, 16, 16];

    private static ReadOnlySpan<byte> SecondHigh => [0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> ThirdLow => [32, 48, 36, 220, 229, 141, 64, 19, 4, 26, 0, 1, 16, 0, 25, 128];

    private static ReadOnlySpan<byte> ThirdHigh => [0, 0, 0, 0, 253, 126, 253, 126, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Whether a word of a name may be one of a secret; what the name means is asked only then.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the name starts.</param>
    /// <param name="end">Where it ends.</param>
    public static bool MayBeIn(ReadOnlySpan<char> text, int start, int end)
    {
        if (start < 2 || end + Width > text.Length)
            return MayBeIn(text[start..end]);
        ref ushort name = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start));
        // An ending has two letters at least.
        uint isEnd = ~1u;
        for (int length = end - start; length > 0; length -= Width)
        {
            uint inside = length >= Width ? 0xFFFF : (1u << length) - 1;
            Vector128<byte> third = Read(ref name, 0), second = Read(ref name, -1), first = Read(ref name, -2);
            Vector128<byte> found = TableLook.Of(ThirdLow, Low(third)) & TableLook.Of(ThirdHigh, High(third)) & TableLook.Of(SecondLow, Low(second)) & TableLook.Of(SecondHigh, High(second)) & TableLook.Of(FirstLow, Low(first)) & TableLook.Of(FirstHigh, High(first));
            // In small letters a word ends before what is none.
            isEnd &= ~((Lowers(third) & inside) >> 1);
            uint ends = ~Vector128.Equals(found, Vector128<byte>.Zero).ExtractMostSignificantBits() & isEnd;
            if (((ends | Others(ref name)) & inside) != 0)
                return true;
            isEnd = uint.MaxValue;
            name = ref Unsafe.Add(ref name, Width);
        }

        return false;
    }

    /// <summary>The same for a name alone.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> name)
    {
        for (int i = 1; i < name.Length; i++)
        {
            if (name[i] > 127)
                return true;
            if (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]))
                continue;
            if ((Look(ThirdLow, ThirdHigh, name[i]) & Look(SecondLow, SecondHigh, name[i - 1]) & Look(FirstLow, FirstHigh, i > 1 ? name[i - 2] : '\0')) != 0)
                return true;
        }

        return name.IsEmpty || name[0] > 127;
    }

    private static int Look(ReadOnlySpan<byte> low, ReadOnlySpan<byte> high, char c) => c > 127 ? byte.MaxValue : low[c & 15] & high[c >> 4];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Read(ref ushort name, int at) =>
        Vector128.Narrow(Vector128.LoadUnsafe(ref Unsafe.Add(ref name, at)), Vector128.LoadUnsafe(ref Unsafe.Add(ref name, at + (Width / 2))));

    // What is not ASCII.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Others(ref ushort name) =>
        Vector128.Narrow(Other(Vector128.LoadUnsafe(ref name)), Other(Vector128.LoadUnsafe(ref name, Width / 2))).ExtractMostSignificantBits();

    private static Vector128<ushort> Other(Vector128<ushort> characters) => ~Vector128.Equals(characters >>> 7, Vector128<ushort>.Zero);

    private static uint Lowers(Vector128<byte> bytes) =>
        (Vector128.GreaterThan(bytes.AsSByte(), Vector128.Create((sbyte)('a' - 1))) & Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)('z' + 1)))).ExtractMostSignificantBits();

    private static Vector128<byte> Low(Vector128<byte> bytes) => bytes & Vector128.Create((byte)15);

    private static Vector128<byte> High(Vector128<byte> bytes) => bytes >>> 4;
}
