using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>Finds the forms of a program by its name. Built once, in some microseconds; a look-up of any other word takes a few instructions.</summary>
internal static class CommandIndex
{
    private const int Size = 2048, MaxNameLength = 24;

    // Two threads may both build it; either will do. A slot holds where a name starts in the table and how long it is; 0 is empty.
    private static int[]? s_slots;

    /// <summary>By a name's first character, as the alphabet counts it: one bit for each second character. A test holds it to the table.</summary>
    public static ReadOnlySpan<uint> Seconds =>
    [
        0x00000000, 0x04855A34, 0x00A0802A, 0x0236B36A, 0x000C8204, 0x0350100A, 0x00041208, 0x000D932A,
        0x02300072, 0x00A96004, 0x00800002, 0x0028422A, 0x00099252, 0x0248880A, 0x0121A2A8, 0x006D0018,
        0x007CDB92, 0x00010000, 0x0001203A, 0x02BAFA3A, 0x00BC0052, 0x00484000, 0x00086222, 0x04053286,
        0x00120148, 0x00108022, 0x00000240, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
    ];

    /// <summary>By a name's first character: one bit for each last character.</summary>
    public static ReadOnlySpan<uint> Lasts =>
    [
        0x00000000, 0x049C101C, 0x009D8120, 0x025DD3FC, 0x021C1910, 0x0009B020, 0x020D1128, 0x029C13BE,
        0x02093356, 0x01011090, 0x00140002, 0x02181BA0, 0x020D7330, 0x009DDBBC, 0x0299FB18, 0x0119D228,
        0x033DFA78, 0x00000040, 0x021572A2, 0x037DDB38, 0x01189030, 0x00450010, 0x00155330, 0x061D802E,
        0x00094108, 0x00095000, 0x00090000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
    ];

    /// <summary>By a name's first character: one bit for each length.</summary>
    public static ReadOnlySpan<uint> Lengths =>
    [
        0x00000000, 0x000023CC, 0x000005DC, 0x01401FFC, 0x000009F8, 0x00480CB8, 0x00000B78, 0x00002FFC,
        0x000081BC, 0x000013F8, 0x00000218, 0x0000A3EA, 0x00020FB8, 0x00017FFC, 0x00001DF8, 0x000019D4,
        0x00820BFC, 0x00000010, 0x00003BD8, 0x00003FFC, 0x00080378, 0x000000B4, 0x00007670, 0x000053FC,
        0x0000076C, 0x00000458, 0x00000008, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000,
    ];

    /// <summary>Whether a program's name starts as the word does and is as long: what most words of clean text fail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayContain(ReadOnlySpan<char> word, int next)
    {
        int first = word[0] & 31;
        // One condition, because the processor could not guess three.
        uint isName = (Seconds[first] >> word[1]) & (Lasts[first] >> word[^1]) & (Lengths[first] >> Math.Min(word.Length, 31));
        uint isSpecial = word.Length > 4 && (word[^4] == '.' || word[0] is >= 'A' and <= 'Z') ? 1u : 0;
        return ((isName | isSpecial) & ((uint)next / CharClass.Gap) & 1) != 0;
    }

    /// <summary>Whether a word is the name of a program.</summary>
    public static bool Contains(ReadOnlySpan<char> name) => Find(WithoutSuffix(name)) > 0 || IsCmdlet(name);

    /// <summary>The forms of a program, empty for a word that is none.</summary>
    public static ReadOnlySpan<char> FormsOf(ReadOnlySpan<char> name)
    {
        int at = Find(WithoutSuffix(name));
        return at > 0 ? FormsAfter(at) : IsCmdlet(name) ? CommandPrograms.Cmdlet : default;
    }

    private static ReadOnlySpan<char> WithoutSuffix(ReadOnlySpan<char> name) =>
        name.Length > 4 && name[^4] == '.' && name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;

    // Where the name stands in the table, or 0.
    private static int Find(ReadOnlySpan<char> name)
    {
        if (name.Length is < 1 or > MaxNameLength)
            return 0;
        int[] slots = s_slots ??= Build();
        for (int i = Hash(name); slots[i] is not 0 and int slot; i = (i + 1) & (Size - 1))
        {
            if ((slot & 0xFF) == name.Length && CommandPrograms.Table.AsSpan(slot >> 8, name.Length).SequenceEqual(name))
                return slot >> 8;
        }

        return 0;
    }

    private static ReadOnlySpan<char> FormsAfter(int start)
    {
        ReadOnlySpan<char> rest = CommandPrograms.Table.AsSpan(start);
        rest = rest[(rest.IndexOf('=') + 2)..];
        return rest[..rest.IndexOf('\n')];
    }

    private static int Hash(ReadOnlySpan<char> name) =>
        (int)((uint)((name[0] * 0x9E3779) ^ (name[^1] * 0x85EBCB) ^ (name[name.Length / 2] * 0xC2B2AF) ^ (name.Length * 0x27D4EB)) >> 7) & (Size - 1);

    private static int[] Build()
    {
        int[] slots = new int[Size];
        ReadOnlySpan<char> table = CommandPrograms.Table;
        for (int at = 0; at < table.Length;)
        {
            int length = table[at..].IndexOf('\n');
            int names = table[at] == '#' ? at : at + table.Slice(at, length).IndexOf(" = ");
            while (at < names)
            {
                int end = table[at..].IndexOf(' ');
                int i = Hash(table.Slice(at, end));
                while (slots[i] != 0)
                    i = (i + 1) & (Size - 1);
                slots[i] = (at << 8) | end;
                at += end + 1;
            }

            at += table[at..].IndexOf('\n') + 1;
        }

        return slots;
    }

    private static bool IsCmdlet(ReadOnlySpan<char> name)
    {
        if (name.Length < 5 || !char.IsAsciiLetterUpper(name[0]))
            return false;
        int dash = name.IndexOf('-');
        return dash is >= 3 and <= 10 && dash + 1 < name.Length && char.IsAsciiLetterUpper(name[dash + 1])
            && name[..dash] is "Connect" or "New" or "Set" or "Add" or "Import" or "Export" or "Invoke" or "Register" or "Publish" or "Unlock" or "Enable" or "Start" or "Send";
    }
}
