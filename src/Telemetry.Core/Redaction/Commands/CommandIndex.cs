namespace Telemetry.Redaction;

/// <summary>Finds the forms of a program by its name. Built once, in some microseconds; a look-up of any other word takes a few instructions.</summary>
internal static class CommandIndex
{
    private const int Size = 2048, MaxNameLength = 24, FilterWords = 512;

    // Two threads may both build it; either will do. A slot holds where a name starts in the table and how long it is; 0 is empty.
    private static int[]? s_slots;

    private static ulong[]? s_filter;

    /// <summary>A bit for each program by <see cref="WordReasons.HashOfName"/>, so that most other words need no look-up.</summary>
    public static ReadOnlySpan<ulong> Filter => s_filter ??= BuildFilter();

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

    private static ulong[] BuildFilter()
    {
        ulong[] filter = new ulong[FilterWords];
        ReadOnlySpan<char> table = CommandPrograms.Table;
        foreach (int slot in s_slots ??= Build())
        {
            // No program of one character is looked for.
            if ((slot & 0xFF) < 2)
                continue;
            ReadOnlySpan<char> name = table.Slice(slot >> 8, slot & 0xFF);
            ulong head = 0;
            for (int i = Math.Min(name.Length, 8) - 1; i >= 0; i--)
                head = head << 8 | name[i];
            uint hash = WordReasons.HashOfName(head, name.Length);
            filter[hash >> 6] |= 1UL << (int)(hash & 63);
        }

        return filter;
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
