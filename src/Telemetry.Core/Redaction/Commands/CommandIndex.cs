using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Telemetry.Redaction;

/// <summary>Finds the forms of a program by its name. Built once, in some microseconds; a look-up of any other word takes a few instructions.</summary>
internal static class CommandIndex
{
    private const int Size = 2048, MaxLines = 512, LengthMask = 31, LineShift = 5, StartShift = 14, FilterWords = 512;

    // Two threads may both build it; either will do. A slot holds where a name starts in the table, the number of its line, and how long it is; 0 is empty.
    private static int[]? s_slots;

    // By the number of the line; the last one is that of PowerShell's verbs.
    private static CommandForms?[]? s_forms;

    private static ulong[]? s_filter;

    /// <summary>A bit for each program and each of <see cref="LoginFlags"/> by <see cref="WordReasons.HashOfName"/>, so that most other words need no look-up.</summary>
    public static ReadOnlySpan<ulong> Filter => s_filter ??= BuildFilter();

    /// <summary>The forms of a program, null for a word that is none.</summary>
    public static CommandForms? FormsOf(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty)
            return null;
        int[] slots = s_slots ??= Build();
        return slots[Hash(name)] != 0 || char.IsAsciiLetterUpper(name[0]) || name[^1] is 'e' or 'E' ? Find(slots, name) : null;
    }

    /// <summary>The forms of the program whose name stands in a text, null for a word that is none. Most of these are told by a look into the filter.</summary>
    public static CommandForms? FormsOf(ReadOnlySpan<char> text, int start, int end)
    {
        if (start < end - 1 && start <= text.Length - 8 && !(end - start > 4 && text[end - 4] == '.') && !char.IsAsciiLetterUpper(text[start]))
        {
            Vector128<ushort> head = Vector128.LoadUnsafe(ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start)));
            uint hash = WordReasons.HashOfName(CommandRuns.Narrow(head, head).AsUInt64().ToScalar(), end - start);
            if ((Filter[(int)(hash >> 6)] >> (int)(hash & 63) & 1) == 0)
                return null;
        }

        return FormsOf(text[start..end]);
    }

    private static CommandForms? Find(int[] slots, ReadOnlySpan<char> name)
    {
        int slot = SlotOf(slots, name);
        if (slot == 0 && name.Length > 4 && name[^4] == '.' && name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
            slot = SlotOf(slots, name[..^4]);
        if (slot != 0)
            return FormsOfLine(slot >> LineShift & (MaxLines - 1), CommandPrograms.Table.AsSpan(slot >> StartShift));
        return IsCmdlet(name) ? FormsOfLine(MaxLines - 1, "= " + CommandPrograms.Cmdlet + "\n") : null;
    }

    // What a name's slot holds, or 0.
    private static int SlotOf(int[] slots, ReadOnlySpan<char> name)
    {
        for (int i = Hash(name); slots[i] is not 0 and int slot; i = (i + 1) & (Size - 1))
        {
            if ((slot & LengthMask) == name.Length && CommandPrograms.Table.AsSpan(slot >> StartShift, name.Length).SequenceEqual(name))
                return slot;
        }

        return 0;
    }

    // From a place in the line, before its sign.
    private static CommandForms FormsOfLine(int number, ReadOnlySpan<char> rest)
    {
        CommandForms?[] all = s_forms ??= new CommandForms?[MaxLines];
        if (all[number] is not CommandForms forms)
        {
            rest = rest[(rest.IndexOf('=') + 2)..];
            all[number] = forms = new CommandForms(rest[..rest.IndexOf('\n')]);
        }

        return forms;
    }

    private static int Hash(ReadOnlySpan<char> name) =>
        (int)((uint)((name[0] * 0x9E3779) ^ (name[^1] * 0x85EBCB) ^ (name[name.Length / 2] * 0xC2B2AF) ^ (name.Length * 0x27D4EB)) >> 7) & (Size - 1);

    private static int[] Build()
    {
        int[] slots = new int[Size];
        ReadOnlySpan<char> table = CommandPrograms.Table;
        for (int at = 0, number = 0; at < table.Length; number++)
        {
            int length = table[at..].IndexOf('\n');
            int names = table[at] == '#' ? at : at + table.Slice(at, length).IndexOf(" = ");
            while (at < names)
            {
                int end = table[at..].IndexOf(' ');
                int i = Hash(table.Slice(at, end));
                while (slots[i] != 0)
                    i = (i + 1) & (Size - 1);
                slots[i] = at << StartShift | number << LineShift | end;
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
            if ((slot & LengthMask) < 2)
                continue;
            AddTo(filter, table.Slice(slot >> StartShift, slot & LengthMask));
        }

        foreach (string flag in LoginFlags.All)
            AddTo(filter, flag);
        return filter;
    }

    private static void AddTo(ulong[] filter, ReadOnlySpan<char> name)
    {
        ulong head = 0;
        for (int i = Math.Min(name.Length, 8) - 1; i >= 0; i--)
            head = head << 8 | name[i];
        uint hash = WordReasons.HashOfName(head, name.Length);
        filter[hash >> 6] |= 1UL << (int)(hash & 63);
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
