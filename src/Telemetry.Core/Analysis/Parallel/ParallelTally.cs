using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The sums of one question, lane by lane, so that a lane that changed is counted anew by itself.</summary>
internal sealed class ParallelTally(CallFilter filter)
{
    private readonly HashSet<int> _forgotten = [];
    private ParallelSums[] _byLane = [];
    private ParallelSums _all;

    /// <summary>A lane has changed.</summary>
    public void Forget(int lane) => _forgotten.Add(lane);

    /// <summary>The sums over all lanes.</summary>
    public ParallelSums Update(LaneLedger[] lanes, ReadOnlySpan<CallRow> rows)
    {
        int before = _byLane.Length;
        Array.Resize(ref _byLane, lanes.Length);
        for (int lane = before; lane < lanes.Length; lane++)
            Count(lane, lanes, rows);
        foreach (int lane in _forgotten)
        {
            if (lane < before)
                Count(lane, lanes, rows);
        }

        _forgotten.Clear();
        return _all;
    }

    private void Count(int lane, LaneLedger[] lanes, ReadOnlySpan<CallRow> rows)
    {
        _all.Add(_byLane[lane], -1);
        _byLane[lane] = default;
        _byLane[lane].Add(lanes[lane], filter, rows);
        _all.Add(_byLane[lane], 1);
    }
}
