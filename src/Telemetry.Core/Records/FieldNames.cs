using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Telemetry.Records;

/// <summary>Finds a field by its name on the wire, without allocating and without searching for the name's end.</summary>
/// <remarks>
/// Names are at most 15 bytes, so that a name with its closing quote is two masked 64-bit comparisons. The lines of a store have their fields in
/// the same few orders, so the field that followed last time is tried first.
/// </remarks>
internal static class FieldNames
{
    /// <summary>How many fields there are.</summary>
    public const int Count = (int)Field.Reason + 1;

    /// <summary>Stands for the start of a line, before its first field.</summary>
    public const int Start = Count;

    // One static field only: each touch of one is checked for initialization in a native build.
    private static readonly Entry[] s_entries = BuildEntries();

    private struct Entry
    {
        public ulong Low, LowMask, High, HighMask;
        public int Length;

        // What followed this field last time. Threads may overwrite each other's guess: a guess is checked, never trusted.
        public int Next;
    }

    /// <summary>The field whose name, followed by a quote, makes up the start of sixteen bytes; -1 where there is none.</summary>
    /// <param name="low">The first eight bytes, little endian.</param>
    /// <param name="high">The next eight.</param>
    /// <param name="previous">The field before, or <see cref="Start"/>.</param>
    /// <param name="nameLength">How long the name is, without its quote.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Match(ulong low, ulong high, int previous, out int nameLength)
    {
        Entry[] entries = s_entries;
        int guess = entries[previous].Next;
        if (IsName(entries[guess], low, high))
        {
            nameLength = entries[guess].Length;
            return guess;
        }

        return Search(entries, low, high, previous, out nameLength);
    }

    /// <summary>The field of that name, or -1.</summary>
    public static int Find(ReadOnlySpan<byte> name, int previous)
    {
        if (name.Length > 15)
            return -1;
        Span<byte> quoted = stackalloc byte[16];
        quoted.Clear();
        name.CopyTo(quoted);
        quoted[name.Length] = (byte)'"';
        return Match(BinaryPrimitives.ReadUInt64LittleEndian(quoted), BinaryPrimitives.ReadUInt64LittleEndian(quoted[8..]), previous, out _);
    }

    // Fields are numbered in the order they are written, so what follows is seldom far.
    private static int Search(Entry[] entries, ulong low, ulong high, int previous, out int nameLength)
    {
        for (int i = 1; i <= Count; i++)
        {
            int field = (previous + i) % (Count + 1);
            if (field == Start || !IsName(entries[field], low, high))
                continue;
            entries[previous].Next = field;
            nameLength = entries[field].Length;
            return field;
        }

        nameLength = 0;
        return -1;
    }

    /// <summary>The name of a field on the wire.</summary>
    public static string NameOf(Field field) => SnakeCase(field.ToString());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsName(in Entry entry, ulong low, ulong high) => (low & entry.LowMask) == entry.Low && (high & entry.HighMask) == entry.High;

    private static Entry[] BuildEntries()
    {
        var entries = new Entry[Count + 1];
        Span<byte> bytes = stackalloc byte[16];
        for (int field = 0; field < Count; field++)
        {
            string name = NameOf((Field)field);
            bytes.Clear();
            Encoding.ASCII.GetBytes(name, bytes);
            bytes[name.Length] = (byte)'"';
            ref Entry entry = ref entries[field];
            entry.Length = name.Length;
            entry.Low = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            entry.High = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
            entry.LowMask = MaskOf(Math.Min(8, name.Length + 1));
            entry.HighMask = MaskOf(Math.Max(0, name.Length + 1 - 8));
            entry.Next = Math.Min(field + 1, Count - 1);
        }

        return entries;
    }

    private static ulong MaskOf(int bytes) => bytes == 0 ? 0 : ulong.MaxValue >> (64 - 8 * bytes);

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
