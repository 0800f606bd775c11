using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Telemetry.Redaction;

/// <summary>Tells from a word's bytes whether a rule might want to see it: never wrong where one does, and hardly ever the other way.</summary>
internal readonly ref struct WordReasons
{
    /// <summary>So many bytes before a word's end and behind its start may be read.</summary>
    public const int Reach = 8;

    /// <summary>The shortest word that is a token by itself; shorter ones go on behind a mark.</summary>
    public const int MinToken = 12;

    /// <summary>From this length on a token may be glued to a name.</summary>
    public const int MinGlued = 20;

    private readonly ref ulong _prefixes, _programs;

    private WordReasons(ReadOnlySpan<ulong> prefixes, ReadOnlySpan<ulong> programs)
    {
        _prefixes = ref MemoryMarshal.GetReference(prefixes);
        _programs = ref MemoryMarshal.GetReference(programs);
    }

    /// <summary>The reasons by the tables of programs and formats.</summary>
    public static WordReasons Known => new(TokenPrefixes.Filter, CommandIndex.Filter);

    /// <summary>A name's place in <see cref="CommandIndex.Filter"/>.</summary>
    /// <param name="head">Its first eight bytes, the first one lowest; what is behind its end does not count.</param>
    /// <param name="length">How many it has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint HashOfName(ulong head, int length) => (uint)(((head << ((8 - Math.Min(length, 8)) * 8)) * 0x9E3779B97F4A7C15) >> 50);

    /// <summary>In the lowest bit, whether the word may be a program's name. Asked for nearly all words, so it must not branch: nobody could guess which way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong IsProgram(ref byte word, int length)
    {
        uint hash = HashOfName(Unsafe.ReadUnaligned<ulong>(ref word), length);
        return Unsafe.Add(ref _programs, hash >> 6) >> (int)(hash & 63);
    }

    /// <summary>Whether a word that is long, has a mark behind it or ends as few others do is a reason to look.</summary>
    public bool IsOther(ref byte word, int length)
    {
        ulong head = Unsafe.ReadUnaligned<ulong>(ref word);
        ref byte end = ref Unsafe.Add(ref word, length);
        uint behind = Unsafe.ReadUnaligned<ushort>(ref end), tail = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref end, -4)) | 0x20202000;
        char first = (char)(byte)head, next = (char)(byte)behind;
        if (length >= MinGlued || IsPrefix(head) || first == '-' && length >= PrivateKeys.MinDashes)
            return true;
        // Of the tokens that start with digits the short ones end at certain signs.
        if (char.IsAsciiDigit(first) && (length >= MinToken || next == '|' || next == ':' && behind >> 8 == 'A' || next == '/' && length == 1))
            return true;
        // Names without a stem: a program of Windows, pw at a name's end, sig= of a query, and SQL's BY, unless a word follows.
        uint last = (tail | 0x200000) >> 16;
        return tail == ('.' | 'e' << 8 | 'x' << 16 | 'e' << 24) || last == ('p' | 'w' << 8) || length == 3 && next == '=' && ((uint)head & 0xFFFFFF) == ('s' | 'i' << 8 | 'g' << 16)
            || length == 2 && last == ('b' | 'y' << 8) && !(next == ' ' && (CharClass.Of((char)(behind >> 8)) & CharClass.Run) != 0);
    }

    private bool IsPrefix(ulong head)
    {
        uint hash = TokenPrefixes.Hash(head);
        return (Unsafe.Add(ref _prefixes, hash >> 6) >> (int)(hash & 63) & 1) != 0;
    }
}
