using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What became of every failure of the store. It follows the index: asked again, only lanes that changed since are read again.</summary>
/// <param name="lanes">The calls of each lane; may be followed by others too.</param>
public sealed class Recoveries(LaneRows lanes)
{
    private readonly LaneChanges _changes = new(lanes);
    private RecoveryCase[][] _byLane = [];
    private RecoveryCase[]? _cases = [];

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
        if (_changes.Update())
        {
            (_byLane, _cases) = ([], null);
            Version++;
        }

        _changes.Grow(ref _byLane, []);
        foreach (int lane in _changes.Changed)
            Read(lane);
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
