using System.Runtime.Intrinsics.X86;
using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>Finds the row of a call by its identity. Holds a 64-bit hash of each id: among a million ids a collision has odds of 3 in 10^8.</summary>
internal sealed class IdTable
{
    // The row of an id that a batch's note names before its call comes.
    private const int Awaited = -1;

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
    /// <param name="hash">The id.</param>
    /// <param name="newRow">Its row, where it has none.</param>
    /// <param name="batch">The batch that a note named for the id, whether before or after its call; 0 where none did.</param>
    public int FindOrAdd(ulong hash, int newRow, out int batch)
    {
        ref Entry entry = ref _entries[Find(hash)];
        batch = entry.Batch;
        if (entry.Hash == 0)
        {
            Add(ref entry, new Entry(hash, newRow, 0));
            return -1;
        }

        int row = entry.Row;
        if (row == Awaited)
            entry = entry with { Row = newRow };
        return row;
    }

    /// <summary>Names the batch of an id. The first name stays.</summary>
    /// <param name="id">The id.</param>
    /// <param name="batch">The batch; what the id is tied to, after this.</param>
    /// <param name="awaits">True to remember it where no call has the id yet.</param>
    /// <returns>The id's row, or -1.</returns>
    public int Tie(ReadOnlySpan<byte> id, ref int batch, bool awaits)
    {
        ulong hash = HashOf(id);
        ref Entry entry = ref _entries[Find(hash)];
        if (entry.Hash == 0)
        {
            if (awaits)
                Add(ref entry, new Entry(hash, Awaited, batch));
            return Awaited;
        }

        if (entry.Batch == 0)
            entry = entry with { Batch = batch };
        batch = entry.Batch;
        return entry.Row;
    }

    private void Add(ref Entry free, Entry entry)
    {
        free = entry;
        if (++_count * 3L > _entries.Length * 2L)
            Grow();
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

    // The batch stands where the row's alignment would leave four bytes unused.
    private readonly record struct Entry(ulong Hash, int Row, int Batch);
}
