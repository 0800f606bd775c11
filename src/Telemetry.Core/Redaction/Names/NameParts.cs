using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Telemetry.Redaction;

/// <summary>Where the words of a name are, a bit for each character: <c>DB_PASSWORD</c>, <c>dbPassword</c> and <c>db-password</c> have two.</summary>
/// <remarks>Words end at anything but a letter or digit, and where camel case starts the next one. Eight characters are judged at once, and no branch has to be guessed.</remarks>
internal readonly struct NameParts
{
    /// <summary>The longest name that is taken apart so.</summary>
    public const int MaxLength = 64;

    private const int Width = 8;

    private NameParts(ulong letters, ulong uppers, ulong starts, ulong ends)
    {
        Letters = letters;
        HasUpper = uppers != 0;
        Starts = starts;
        Ends = ends;
    }

    /// <summary>Letters.</summary>
    public ulong Letters { get; }

    /// <summary>Whether there are capitals.</summary>
    public bool HasUpper { get; }

    /// <summary>First characters of words.</summary>
    public ulong Starts { get; }

    /// <summary>Last characters of words.</summary>
    public ulong Ends { get; }

    /// <summary>Takes a name apart.</summary>
    /// <returns>Whether it could: a name that is long or holds letters outside ASCII must be looked at one character after the other.</returns>
    public static bool TryRead(ReadOnlySpan<char> name, out NameParts parts)
    {
        if (name.Length is 0 or > MaxLength)
        {
            parts = default;
            return false;
        }

        ulong letters = 0, uppers = 0, digits = 0;
        ref ushort first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(name));
        Vector128<ushort> all;
        if (name.Length < Width)
        {
            all = Short(name);
            Add(all, 0, ref letters, ref uppers, ref digits);
        }
        else
        {
            int last = name.Length - Width;
            // The last eight may be among those before: what they are is the same.
            all = Vector128.LoadUnsafe(ref first, (nuint)last);
            Add(all, last, ref letters, ref uppers, ref digits);
            for (int i = 0; i < last; i += Width)
            {
                Vector128<ushort> next = Vector128.LoadUnsafe(ref first, (nuint)i);
                Add(next, i, ref letters, ref uppers, ref digits);
                all |= next;
            }
        }

        ulong lowers = letters & ~uppers, characters = letters | digits;
        ulong starts = characters & (~(characters << 1) | (uppers & (lowers << 1 | lowers >> 1)));
        parts = new NameParts(letters, uppers, starts, characters & (~(characters >> 1) | starts >> 1));
        return (all & Vector128.Create<ushort>(0xFF80)) == Vector128<ushort>.Zero;
    }

    /// <summary>Writes a name of ASCII characters in small letters.</summary>
    public static void WriteLower(ReadOnlySpan<char> name, Span<char> lower)
    {
        int i = 0;
        for (; i + Width <= name.Length && i + Width <= lower.Length; i += Width)
        {
            Vector128<ushort> text = Vector128.LoadUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(name)), (nuint)i);
            Vector128<ushort> bits = Within(text.AsInt16(), 'A', 'Z').AsUInt16() & Vector128.Create<ushort>(0x20);
            (text | bits).StoreUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(lower)), (nuint)i);
        }

        for (; i < name.Length; i++)
            lower[i] = char.IsAsciiLetterUpper(name[i]) ? (char)(name[i] | 0x20) : name[i];
    }

    private static Vector128<ushort> Short(ReadOnlySpan<char> name)
    {
        ulong low = 0, high = 0;
        if (name.Length >= 4)
        {
            low = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(name));
            high = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(name[^4..])) >> (16 * (Width - name.Length));
            if (name.Length == 4)
                high = 0;
        }
        else
        {
            for (int i = 0; i < name.Length; i++)
                low |= (ulong)name[i] << (16 * i);
        }

        return Vector128.Create(low, high).AsUInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector128<ushort> text, int at, ref ulong letters, ref ulong uppers, ref ulong digits)
    {
        Vector128<short> isLetter = Within((text | Vector128.Create<ushort>(0x20)).AsInt16(), 'a', 'z');
        Vector128<short> isUpper = Within(text.AsInt16(), 'A', 'Z'), isDigit = Within(text.AsInt16(), '0', '9');
        uint two = Vector128.Narrow(isLetter, isUpper).ExtractMostSignificantBits();
        uint one = Vector128.Narrow(isDigit, isDigit).ExtractMostSignificantBits();
        letters |= (ulong)(two & 0xFF) << at;
        uppers |= (ulong)(two >> 8) << at;
        digits |= (ulong)(one & 0xFF) << at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Within(Vector128<short> text, char from, char to) =>
        Vector128.GreaterThan(text, Vector128.Create((short)(from - 1))) & Vector128.LessThan(text, Vector128.Create((short)(to + 1)));
}
