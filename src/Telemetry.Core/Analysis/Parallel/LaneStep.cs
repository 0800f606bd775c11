using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>One step of a lane while the ledger reads it.</summary>
internal sealed class LaneStep
{
    /// <summary>Its rows in the order they ended.</summary>
    public List<int> Rows { get; } = new(1);

    /// <summary>When its first call was sent, in milliseconds since 1970 UTC; null where a call's latency is not known.</summary>
    public long? StartMs { get; private set; } = long.MaxValue;

    /// <summary>When its last call ended.</summary>
    public long EndMs { get; private set; } = long.MinValue;

    /// <summary>True where a call did not succeed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>True where a failure cancelled calls of it.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The steps of a lane. A batch is one step, in the place of its call that ended first.</summary>
    public static List<LaneStep> All(CallIndex index, ReadOnlySpan<int> lane)
    {
        var steps = new List<LaneStep>(lane.Length);
        Dictionary<int, LaneStep>? batches = null;
        ReadOnlySpan<CallRow> rows = index.Rows;
        foreach (int number in lane)
        {
            ref readonly CallRow row = ref rows[number];
            LaneStep? step = null;
            if (row.Batch != 0 && !(batches ??= []).TryGetValue(row.Batch, out step))
                batches[row.Batch] = step = Start(steps);
            (step ?? Start(steps)).Add(number, row);
        }

        return steps;
    }

    private static LaneStep Start(List<LaneStep> steps)
    {
        var step = new LaneStep();
        steps.Add(step);
        return step;
    }

    private void Add(int number, in CallRow row)
    {
        Rows.Add(number);
        EndMs = Math.Max(EndMs, row.TimestampMs);
        StartMs = row.LatencyMs < 0 ? null : StartMs is long start ? Math.Min(start, row.TimestampMs - row.LatencyMs) : null;
        HasFailed |= row.Outcome == Outcome.Failure;
        IsBroken |= row.Stage == Stage.Cancelled;
    }
}
