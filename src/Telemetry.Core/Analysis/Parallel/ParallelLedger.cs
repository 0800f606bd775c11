using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The ledger of all lanes. It follows the calls: asked again, only lanes that changed since are read again.</summary>
/// <param name="lanes">The calls of each lane; may be followed by others too.</param>
public sealed class ParallelLedger(LaneRows lanes)
{
    private const int MaxExamples = 2;

    private static readonly LaneLedger s_nothing = new([], []);

    private readonly StepReading _reading = new(lanes.Index);
    private readonly PerFilter<ParallelTally> _tallies = new(filter => new ParallelTally(filter));
    private readonly LaneChanges _changes = new(lanes);
    private LaneLedger[] _byLane = [];

    /// <summary>Follows the calls by itself.</summary>
    public ParallelLedger(CallIndex index)
        : this(new LaneRows(index))
    {
    }

    /// <summary>Reads what is new.</summary>
    public void Update()
    {
        if (_changes.Update())
        {
            _byLane = [];
            _tallies.Clear();
            _reading.Clear();
        }

        _changes.Grow(ref _byLane, s_nothing);
        if (_changes.Changed.Count == 0)
            return;
        var run = new ReadRun(lanes.Index, _reading);
        foreach (int lane in _changes.Changed)
        {
            _byLane[lane] = LaneLedger.Of(lanes.Index, lanes[lane], _reading, run);
            foreach (ParallelTally tally in _tallies.Kept)
                tally.Forget(lane);
        }

        _reading.Close();
    }

    /// <summary>The ledger of the calls that a filter lets through, as of the last <see cref="Update"/>. What stands between two calls stands there, asked for or not.</summary>
    public Parallelism Of(CallFilter filter) => new(_tallies.Of(filter).Update(_byLane, lanes.Index.Rows));

    /// <summary>Independent reads that would save most, each of another pair of tools.</summary>
    public IReadOnlyList<ReadBoundary> Examples(CallFilter filter)
    {
        var most = new Dictionary<(int, int), ReadBoundary>();
        ReadOnlySpan<CallRow> rows = lanes.Index.Rows;
        foreach (LaneLedger lane in _byLane)
        {
            foreach (ref readonly ReadBoundary boundary in lane.Boundaries.AsSpan())
            {
                var tools = (rows[boundary.First].Tool, rows[boundary.Second].Tool);
                if (boundary.Tier == BoundaryTier.Independent && boundary.SavedMs > most.GetValueOrDefault(tools).SavedMs && filter.Matches(rows[boundary.Second]))
                    most[tools] = boundary;
            }
        }

        return [.. most.Values.OrderByDescending(boundary => boundary.SavedMs).ThenBy(boundary => boundary.Second).Take(MaxExamples)];
    }

    /// <summary>All neighbouring reads, in no order.</summary>
    public IEnumerable<ReadBoundary> Boundaries => _byLane.SelectMany(lane => lane.Boundaries);
}
