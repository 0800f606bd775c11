using System.Runtime.Intrinsics.X86;

namespace Telemetry.Index;

/// <summary>Finds the row of a call by its identity. Holds a 64-bit hash of each id: among a million ids a collision has odds of 3 in 10^8.</summary>
internal sealed class IdTable
{
    private Entry[] _entries;
    private int _count;

    /// <param name="expected">About how many ids will come.</param>
    public IdTable(int expected) => _entries = new Entry[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, expected + expected / 2))];

    /// <summary>The number that the other methods take for an id. Fetches where it leads, so that the memory is near when it is asked.</summary>
    public unsafe ulong HashOf(ReadOnlySpan<byte> id)
    {
        // 0 marks a free entry.
        ulong hash = ByteHash.Of(id) | 1;
        if (Sse.IsSupported)
        {
            fixed (Entry* entry = &_entries[FirstSlot(hash)])
                Sse.Prefetch0(entry);
        }

        return hash;
    }

    /// <summary>The row that this id already has, or -1 after giving it the new one.</summary>
    public int FindOrAdd(ulong hash, int newRow)
    {
        ref Entry entry = ref _entries[Find(hash)];
        if (entry.Hash != 0)
            return entry.Row;
        entry = new Entry(hash, newRow);
        if (++_count * 3L > _entries.Length * 2L)
            Grow();
        return -1;
    }

    /// <summary>The row of this id, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id)
    {
        Entry entry = _entries[Find(HashOf(id))];
        return entry.Hash == 0 ? -1 : entry.Row;
    }

    private int FirstSlot(ulong hash) => (int)(hash >> 1) & (_entries.Length - 1);

    private int Find(ulong hash)
    {
        Entry[] entries = _entries;
        int slot = FirstSlot(hash);
        while (entries[slot].Hash != 0 && entries[slot].Hash != hash)
            slot = (slot + 1) & (entries.Length - 1);
        return slot;
    }

    private void Grow()
    {
        Entry[] old = _entries;
        _entries = new Entry[old.Length * 4];
        foreach (Entry entry in old)
        {
            if (entry.Hash != 0)
                _entries[Find(entry.Hash)] = entry;
        }
    }

    private readonly record struct Entry(ulong Hash, int Row);
}
