using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The ledger of one lane: its steps, and where two of them that only read follow each other.</summary>
/// <param name="Steps">All steps, in order.</param>
/// <param name="Boundaries">Neighbouring reads, in order.</param>
internal readonly record struct LaneLedger(LedgerStep[] Steps, ReadBoundary[] Boundaries)
{
    /// <summary>A longer wait is a pause: the user was away, or thought.</summary>
    public const int PauseMs = 120_000;

    /// <summary>Reads a lane.</summary>
    /// <param name="index">The calls.</param>
    /// <param name="lane">The lane's rows in the order they ended.</param>
    /// <param name="reading">What calls name.</param>
    /// <param name="run">Room for what goes together, used for one lane after the other.</param>
    public static LaneLedger Of(CallIndex index, ReadOnlySpan<int> lane, StepReading reading, ReadRun run)
    {
        run.Clear();
        List<LaneStep> steps = LaneStep.All(index, lane);
        var told = new LedgerStep[steps.Count];
        var boundaries = new List<ReadBoundary>();
        long endMs = long.MinValue;
        for (int i = 0; i < steps.Count; i++)
        {
            LaneStep step = steps[i];
            long startMs = step.StartMs ?? step.EndMs, gapMs = i == 0 ? long.MaxValue : startMs - endMs;
            bool isPause = gapMs is < 0 or > PauseMs;
            long runMs = Math.Clamp(step.EndMs - Math.Max(startMs, endMs), 0, PauseMs);
            told[i] = new LedgerStep(step.Rows[0], step.Rows.Count, (int)((isPause ? 0 : gapMs) + runMs), step.IsBroken);
            endMs = Math.Max(endMs, step.EndMs);
            if (!isPause && Neighbours(index, steps[i - 1], step, reading))
                boundaries.Add(run.Add(steps[i - 1], step, (int)gapMs));
            else
                run.Restart(step);
            run.Learn(step);
        }

        return new LaneLedger(told, [.. boundaries]);
    }

    private static bool Neighbours(CallIndex index, LaneStep first, LaneStep second, StepReading reading) =>
        !first.HasFailed && !second.HasFailed && IsOnePrompt(index, first, second) && OnlyReads(index, first, reading) && OnlyReads(index, second, reading);

    // Where either's prompt is not known, only a pause can tell.
    private static bool IsOnePrompt(CallIndex index, LaneStep first, LaneStep second) =>
        index.Prompts[first.Rows[^1]] is var before && index.Prompts[second.Rows[0]] is var after && (before == 0 || after == 0 || before == after);

    private static bool OnlyReads(CallIndex index, LaneStep step, StepReading reading)
    {
        foreach (int row in step.Rows)
        {
            if (!reading.MayOnlyRead(index.Rows[row]))
                return false;
        }

        return step.Rows.TrueForAll(reading.OnlyReads);
    }
}
