using System.Runtime.InteropServices;
using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What became of every failure of the store. It follows the index: asked again, only lanes that got calls since are read again.</summary>
/// <remarks>Where a call that was read has changed since, because a better source settled it, all lanes are.</remarks>
public sealed class Recoveries(CallIndex index)
{
    private readonly HashSet<int> _dirty = [];
    private List<int>[] _calls = [];
    private RecoveryCase[][] _byLane = [];
    private RecoveryCase[]? _cases = [];
    private long _revision = -1;
    private int _rows, _ties;

    /// <summary>The calls.</summary>
    public CallIndex Index => index;

    /// <summary>Grows whenever a case may have changed.</summary>
    public int Version { get; private set; }

    /// <summary>The cases of all lanes, each lane's in its order.</summary>
    public ReadOnlySpan<RecoveryCase> Cases => _cases ??= [.. _byLane.SelectMany(lane => lane)];

    /// <summary>Reads what is new.</summary>
    public void Update()
    {
        if (_revision != index.Revision)
            Restart();
        Array.Resize(ref _calls, index.LaneCount);
        AddNewRows();
        for (; _ties < index.TiedLanes.Count; _ties++)
            _dirty.Add(index.TiedLanes[_ties]);
        if (_dirty.Count == 0)
            return;
        int before = _byLane.Length;
        Array.Resize(ref _byLane, index.LaneCount);
        _byLane.AsSpan(before).Fill([]);
        foreach (int lane in _dirty)
            Read(lane);
        _dirty.Clear();
    }

    private void Restart()
    {
        _revision = index.Revision;
        (_calls, _byLane, _cases) = ([], [], null);
        (_rows, _ties) = (0, 0);
        _dirty.Clear();
        Version++;
    }

    private void AddNewRows()
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        if (_rows == 0)
        {
            foreach (int i in index.ByTime())
                Add(rows, i);
            _rows = rows.Length;
        }

        for (; _rows < rows.Length; _rows++)
            Add(rows, _rows);
    }

    private void Add(ReadOnlySpan<CallRow> rows, int number)
    {
        ref readonly CallRow row = ref rows[number];
        List<int> calls = _calls[row.Lane] ??= [];
        // Most come in order; a call that ended earlier goes before those that ended later, behind those of its own millisecond.
        int place = calls.Count;
        while (place > 0 && rows[calls[place - 1]].TimestampMs > row.TimestampMs)
            place--;
        calls.Insert(place, number);
        _dirty.Add(row.Lane);
    }

    private void Read(int lane)
    {
        // A lane that has lost all its calls to another, or never had one.
        if (_calls[lane] is not List<int> calls)
            return;
        RecoveryCase[] read = LaneRecoveries.Of(index, CollectionsMarshal.AsSpan(calls));
        // Most calls change nothing for the failures before them.
        if (read.AsSpan().SequenceEqual(_byLane[lane]))
            return;
        Version++;
        _byLane[lane] = read;
        _cases = null;
    }
}
