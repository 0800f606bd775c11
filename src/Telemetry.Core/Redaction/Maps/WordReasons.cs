using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Telemetry.Redaction;

/// <summary>Tells from a word's bytes whether a rule might want to see it: never wrong where one does, and hardly ever the other way.</summary>
/// <remarks>Asked for one word after the other. Most answers come without a branch, because nobody could guess which way.</remarks>
internal readonly ref struct WordReasons
{
    /// <summary>So many bytes before a word's end and behind its start may be read.</summary>
    public const int Reach = 8;

    /// <summary>The shortest word that is a token by itself; shorter ones go on behind a mark.</summary>
    public const int MinToken = 12;

    /// <summary>From this length on a token may be glued to a name.</summary>
    public const int MinGlued = 20;

    // -----BEG and -----END.
    private const ulong Begin = 0x4745422D2D2D2D2D, End = 0x444E452D2D2D2D2D;

    private readonly ref ulong _short, _long, _programs, _first, _second, _third;

    private WordReasons(TokenPrefixes prefixes, ReadOnlySpan<ulong> programs)
    {
        _short = ref MemoryMarshal.GetArrayDataReference(prefixes.Short);
        _long = ref MemoryMarshal.GetArrayDataReference(prefixes.Long);
        _programs = ref MemoryMarshal.GetReference(programs);
        _first = ref MemoryMarshal.GetReference(EndingGroups.First);
        _second = ref MemoryMarshal.GetReference(EndingGroups.Second);
        _third = ref MemoryMarshal.GetReference(EndingGroups.Third);
    }

    /// <summary>The reasons by the tables of programs, formats and names.</summary>
    public static WordReasons Known => new(TokenPrefixes.Known, CommandIndex.Filter);

    /// <summary>A name's place in <see cref="CommandIndex.Filter"/>, of 15 bits.</summary>
    /// <param name="head">Its first eight bytes, the first one lowest; what is behind its end does not count.</param>
    /// <param name="length">How many it has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint HashOfName(ulong head, int length)
    {
        // Not by Math.Min, which may become a branch.
        int missing = 8 - length;
        missing &= ~(missing >> 31);
        // A factor by which none of the commonest words of prose and code, and of flags, is taken for a program.
        return (uint)(((head << (missing * 8)) * 0x68C52CD20ECB2E7B) >> 49);
    }

    /// <summary>In the lowest bit, whether the word may be a program's name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong IsProgram(ref byte word, int length)
    {
        uint hash = HashOfName(Unsafe.ReadUnaligned<ulong>(ref word), length);
        return Unsafe.Add(ref _programs, hash >> 6) >> (int)(hash & 63);
    }

    /// <summary>Whether a word ends as a name of secrets may, see <see cref="EndingGroups"/>.</summary>
    /// <param name="end">The byte behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool EndsAsName(ref byte end)
    {
        uint tail = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref end, -4));
        return (Unsafe.Add(ref _first, tail >> 8 & 31) & Unsafe.Add(ref _second, tail >> 16 & 31) & Unsafe.Add(ref _third, tail >> 24 & 31)) != 0;
    }

    /// <summary>Whether a word without a stem may be a name of secrets: <c>pw</c> at its end, or SQL's <c>BY</c>, unless a word follows.</summary>
    public static bool IsShortName(ref byte end, int length)
    {
        uint last = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref end, -2)) | 0x2020u;
        return last == ('p' | 'w' << 8)
            || length == 2 && last == ('b' | 'y' << 8) && !(end == ' ' && (CharClass.Of((char)Unsafe.Add(ref end, 1)) & CharClass.Run) != 0);
    }

    /// <summary>Whether a word is the name of a signature or a key in a query, <c>sig=</c>, <c>appid=</c>: without a stem.</summary>
    public static bool IsSignature(ref byte word, int length) => length == 5 && Unsafe.ReadUnaligned<uint>(ref word) == ('a' | 'p' << 8 | 'p' << 16 | 'i' << 24) && Unsafe.Add(ref word, 4) == 'd' && Unsafe.Add(ref word, 5) == '=' || length == 3 && (Unsafe.ReadUnaligned<uint>(ref word) == ('s' | 'i' << 8 | 'g' << 16 | '=' << 24));

    /// <summary>Whether a word is a program of Windows, <c>….exe</c>.</summary>
    public static bool IsWindowsProgram(ref byte end) => (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref end, -4)) | 0x20202000) == ('.' | 'e' << 8 | 'x' << 16 | 'e' << 24);

    /// <summary>Whether a word, or a part of one, may be a token or the start of one.</summary>
    /// <param name="word">Its first byte.</param>
    /// <param name="length">How many it has.</param>
    public bool IsToken(ref byte word, int length)
    {
        ulong head = Unsafe.ReadUnaligned<ulong>(ref word);
        uint three = TokenPrefixes.HashOfThree(head), four = TokenPrefixes.HashOfFour(head);
        if (((Unsafe.Add(ref _short, three >> 6) >> (int)(three & 63) | Unsafe.Add(ref _long, four >> 6) >> (int)(four & 63)) & 1) != 0)
            return true;
        char first = (char)(byte)head;
        // Armour; an account's UUID.
        return char.IsAsciiDigit(first) ? IsNumber(ref word, head, length) : first == '-' ? head is Begin or End : length >= 36 && Unsafe.Add(ref word, 8) == '-' && char.IsAsciiHexDigit(first);
    }

    // Of the tokens that start with digits the short ones go on behind certain signs; the others start with eight digits, with groups of four or as UUIDs do, with up to
    // three digits and a hyphen, or with a zero and a full stop.
    private static bool IsNumber(ref byte word, ulong head, int length)
    {
        ref byte end = ref Unsafe.Add(ref word, length);
        if (end is (byte)'|' or (byte)'!' || (end == ':' && Unsafe.Add(ref end, 1) == 'A') || (end == '/' && length == 1 && char.IsAsciiHexDigit((char)Unsafe.Add(ref end, 2))))
            return true;
        if (length < MinToken)
            return false;
        bool isGrouped = (byte)(head >> 32) == '-' && Unsafe.Add(ref word, 9) == '-';
        bool isLong = length >= 36 && (Unsafe.Add(ref word, 8) == '-' || (byte)(head >> 8) is (byte)'-' or (byte)'.' || (byte)(head >> 16) == '-' || (byte)(head >> 24) == '-');
        return (head & 0xF0F0F0F0F0F0F0F0) == 0x3030303030303030 || isGrouped || isLong;
    }
}
