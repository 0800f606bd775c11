using System.Runtime.InteropServices;
using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The calls of every lane in the order they ended. It follows the index: asked again, only what came since is read.</summary>
/// <remarks>Where a call that was read has changed since, because a better source settled it, all are read again.</remarks>
public sealed class LaneRows(CallIndex index)
{
    private readonly List<int> _changed = [];
    private List<int>?[] _lanes = [];
    private long _revision = -1;
    private int _rows, _ties;

    /// <summary>The calls.</summary>
    public CallIndex Index => index;

    /// <summary>How many lanes there are.</summary>
    public int Count => _lanes.Length;

    /// <summary>Grows whenever nothing of what was read before holds: <see cref="Changed"/> starts anew.</summary>
    public int Restarts { get; private set; }

    /// <summary>The lanes that got calls, or whose calls were tied into batches, in the order that happened; a lane may come several times.</summary>
    public IReadOnlyList<int> Changed => _changed;

    /// <summary>The rows of a lane; none for a lane that has lost all its calls to another.</summary>
    public ReadOnlySpan<int> this[int lane] => CollectionsMarshal.AsSpan(_lanes[lane]);

    /// <summary>Reads what is new.</summary>
    public void Update()
    {
        if (_revision != index.Revision)
            Restart();
        Array.Resize(ref _lanes, index.LaneCount);
        ReadOnlySpan<CallRow> rows = index.Rows;
        if (_rows == 0)
        {
            foreach (int i in index.ByTime())
                Add(rows, i);
            _rows = rows.Length;
        }

        for (; _rows < rows.Length; _rows++)
            Add(rows, _rows);
        for (; _ties < index.TiedLanes.Count; _ties++)
            _changed.Add(index.TiedLanes[_ties]);
    }

    private void Restart()
    {
        _revision = index.Revision;
        _lanes = [];
        (_rows, _ties) = (0, 0);
        _changed.Clear();
        Restarts++;
    }

    private void Add(ReadOnlySpan<CallRow> rows, int number)
    {
        ref readonly CallRow row = ref rows[number];
        List<int> calls = _lanes[row.Lane] ??= [];
        // Most come in order; a call that ended earlier goes before those that ended later, behind those of its own millisecond.
        int place = calls.Count;
        while (place > 0 && rows[calls[place - 1]].TimestampMs > row.TimestampMs)
            place--;
        calls.Insert(place, number);
        _changed.Add(row.Lane);
    }
}
