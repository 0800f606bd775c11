using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Telemetry.Records;

/// <summary>Finds a field by its name on the wire, without allocating and, for names of the store, without searching for the name's end.</summary>
internal static class FieldNames
{
    /// <summary>How many fields there are.</summary>
    public const int Count = (int)Field.Reason + 1;

    private const int SlotBits = 8;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    // One table, so that the walk over a line touches one static field only: each touch is checked for initialization in a native build.
    private static readonly Entry[] s_entries = BuildEntries();

    private readonly record struct Entry(ulong Start, byte[]? Name, int Field);

    /// <summary>The field whose name, followed by a quote, stands at the start of these bytes; -1 where there is none.</summary>
    public static int Match(ReadOnlySpan<byte> bytes, out int nameLength)
    {
        nameLength = 0;
        if (bytes.Length < 8)
            return -1;
        ulong start = Start(bytes);
        Entry[] entries = s_entries;
        for (int slot = Slot(start); (uint)slot < (uint)entries.Length && entries[slot].Name is byte[] name; slot = (slot + 1) & ((1 << SlotBits) - 1))
        {
            if (entries[slot].Start != start)
                continue;
            if ((uint)name.Length < (uint)bytes.Length && bytes[name.Length] == '"' && (name.Length <= 8 || EndsAlike(bytes, name)))
            {
                nameLength = name.Length;
                return entries[slot].Field;
            }
        }

        return -1;
    }

    // Names are at most 15 bytes: what follows the first eight is compared faster by hand than by a call.
    private static bool EndsAlike(ReadOnlySpan<byte> bytes, byte[] name)
    {
        for (int i = 8; i < name.Length; i++)
        {
            if (bytes[i] != name[i])
                return false;
        }

        return true;
    }

    /// <summary>The name of a field on the wire.</summary>
    public static string NameOf(Field field) => SnakeCase(field.ToString());

    // The first eight bytes of the name as a number; of a shorter name, as many as it has.
    private static ulong Start(ReadOnlySpan<byte> bytes)
    {
        ulong word = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        // The lowest byte that is a quote ends the name: the classic test for a zero byte, on the word with every quote made zero.
        ulong noQuotes = word ^ 0x2222_2222_2222_2222;
        ulong quotes = (noQuotes - 0x0101_0101_0101_0101) & ~noQuotes & 0x8080_8080_8080_8080;
        return quotes == 0 ? word : word & ((1UL << (BitOperations.TrailingZeroCount(quotes) & ~7)) - 1);
    }

    private static int Slot(ulong start) => (int)((start * Multiplier) >> (64 - SlotBits));

    private static Entry[] BuildEntries()
    {
        var entries = new Entry[1 << SlotBits];
        for (int field = 0; field < Count; field++)
        {
            byte[] name = Encoding.ASCII.GetBytes(NameOf((Field)field));
            ulong start = Start([.. name, (byte)'"', 0, 0, 0, 0, 0, 0, 0]);
            int slot = Slot(start);
            while (entries[slot].Name is not null)
                slot = (slot + 1) & (entries.Length - 1);
            entries[slot] = new Entry(start, name, field);
        }

        return entries;
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
