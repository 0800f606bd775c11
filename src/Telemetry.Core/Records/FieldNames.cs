using System.Text;

namespace Telemetry.Records;

/// <summary>Finds a field by its name on the wire, without allocating.</summary>
internal static class FieldNames
{
    private static readonly byte[][] s_names = Enum.GetNames<Field>().Select(name => Encoding.ASCII.GetBytes(SnakeCase(name))).ToArray();
    private static readonly sbyte[] s_slots = BuildSlots();

    /// <summary>How many fields there are.</summary>
    public const int Count = (int)Field.Reason + 1;

    /// <summary>The field of that name, or -1.</summary>
    public static int Find(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
            return -1;
        for (int slot = Slot(name); s_slots[slot] >= 0; slot = (slot + 1) & 255)
        {
            if (name.SequenceEqual(s_names[s_slots[slot]]))
                return s_slots[slot];
        }

        return -1;
    }

    /// <summary>The name of a field on the wire.</summary>
    public static string NameOf(Field field) => Encoding.ASCII.GetString(s_names[(int)field]);

    private static int Slot(ReadOnlySpan<byte> name) => (name.Length * 29 + name[0] * 7 + name[^1] * 3 + name[name.Length >> 1]) & 255;

    private static sbyte[] BuildSlots()
    {
        var slots = new sbyte[256];
        Array.Fill(slots, (sbyte)-1);
        for (int i = 0; i < s_names.Length; i++)
        {
            int slot = Slot(s_names[i]);
            while (slots[slot] >= 0)
                slot = (slot + 1) & 255;
            slots[slot] = (sbyte)i;
        }

        return slots;
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
