using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What became of every failure of the store. It follows the index: asked again, only lanes that changed since are read again.</summary>
/// <param name="lanes">The calls of each lane; may be followed by others too.</param>
public sealed class Recoveries(LaneRows lanes)
{
    private readonly HashSet<int> _dirty = [];
    private RecoveryCase[][] _byLane = [];
    private RecoveryCase[]? _cases = [];
    private int _restarts, _changes;

    /// <summary>Follows the calls by itself.</summary>
    public Recoveries(CallIndex index)
        : this(new LaneRows(index))
    {
    }

    /// <summary>The calls.</summary>
    public CallIndex Index => lanes.Index;

    /// <summary>Grows whenever a case may have changed.</summary>
    public int Version { get; private set; }

    /// <summary>The cases of all lanes, each lane's in its order.</summary>
    public ReadOnlySpan<RecoveryCase> Cases => _cases ??= [.. _byLane.SelectMany(lane => lane)];

    /// <summary>Reads what is new.</summary>
    public void Update()
    {
        lanes.Update();
        if (_restarts != lanes.Restarts)
            Restart();
        for (; _changes < lanes.Changed.Count; _changes++)
            _dirty.Add(lanes.Changed[_changes]);
        if (_dirty.Count == 0)
            return;
        int before = _byLane.Length;
        Array.Resize(ref _byLane, lanes.Count);
        _byLane.AsSpan(before).Fill([]);
        foreach (int lane in _dirty)
            Read(lane);
        _dirty.Clear();
    }

    private void Restart()
    {
        (_byLane, _cases) = ([], null);
        (_restarts, _changes) = (lanes.Restarts, 0);
        Version++;
    }

    private void Read(int lane)
    {
        RecoveryCase[] read = LaneRecoveries.Of(lanes.Index, lanes[lane]);
        // Most calls change nothing for the failures before them.
        if (read.AsSpan().SequenceEqual(_byLane[lane]))
            return;
        Version++;
        _byLane[lane] = read;
        _cases = null;
    }
}
