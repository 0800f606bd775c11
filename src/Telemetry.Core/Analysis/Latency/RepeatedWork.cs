using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Calls that repeat an earlier success of their lane word for word, with nothing between that could have changed the answer. It follows the calls lane by lane.</summary>
/// <param name="lanes">The calls of each lane; may be followed by others too.</param>
public sealed class RepeatedWork(LaneRows lanes)
{
    // They keep lists of the client's own.
    private static readonly string[] s_notes = ["TodoWrite", "TaskCreate", "TaskUpdate", "TaskList", "TaskGet"];

    private readonly StepReading _reading = new(lanes.Index);
    private readonly LaneChanges _changes = new(lanes);
    private int[][] _byLane = [];

    /// <summary>Reads what is new.</summary>
    public void Update()
    {
        if (_changes.Update())
        {
            _byLane = [];
            _reading.Clear();
        }

        _changes.Grow(ref _byLane, []);
        foreach (int lane in _changes.Changed)
            _byLane[lane] = Of(lanes[lane]);
    }

    /// <summary>How many of a tool's calls repeat another, and their time by one source, in milliseconds.</summary>
    public (int Count, long Ms) Of(int tool, CallFilter filter, LatencySource source)
    {
        int count = 0;
        long ms = 0;
        ReadOnlySpan<CallRow> rows = lanes.Index.Rows;
        foreach (int[] lane in _byLane)
        {
            foreach (int number in lane)
            {
                ref readonly CallRow row = ref rows[number];
                if (row.Tool != tool || row.LatencySource != source || !filter.Matches(row))
                    continue;
                count++;
                ms += Math.Min(row.LatencyMs, LaneLedger.PauseMs);
            }
        }

        return (count, ms);
    }

    // What it says hangs on the files alone, so that nothing is waited for by asking again.
    private bool IsSettled(in CallRow row)
    {
        if (row.Command == 0)
            return _reading.MayOnlyRead(row);
        string family = lanes.Index.Commands[row.Command];
        return (_reading.MayOnlyRead(row.Command) && !family.StartsWith("gh", StringComparison.Ordinal)) || NarrowCommand.Has(family);
    }

    private int[] Of(ReadOnlySpan<int> lane)
    {
        CallIndex index = lanes.Index;
        var repeats = new List<int>();
        var seen = new HashSet<(int Tool, uint Parameters)>();
        foreach (int number in lane)
        {
            ref readonly CallRow row = ref index.Rows[number];
            (int, uint) call = (row.Tool, index.Parameters[number]);
            bool isSuccess = row is { Outcome: Outcome.Success, IsBackground: false } && call.Item2 != 0;
            if (isSuccess && row.LatencyMs >= 0 && IsSettled(row) && seen.Contains(call))
                repeats.Add(number);
            // A program that is not known to only read may have changed what others say, but not what it was asked.
            if (!_reading.MayOnlyRead(row) && !s_notes.Contains(index.Tools[row.Tool]))
                seen.Clear();
            if (isSuccess)
                seen.Add(call);
        }

        return [.. repeats];
    }
}
