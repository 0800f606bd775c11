namespace Telemetry.Analysis;

/// <summary>What runs side by side, and what at most could.</summary>
/// <param name="Batches">Steps of two calls or more.</param>
/// <param name="BatchedCalls">The calls in them.</param>
/// <param name="Calls">All calls.</param>
/// <param name="SequentialReads">Neighbouring steps of one lane that only read, each with a target of its own, and that succeeded.</param>
/// <param name="SavedMs">What sending those together would have saved, in milliseconds: an upper bound, since whether the second needed the first's answer is not tested.</param>
public sealed record Parallelism(int Batches, int BatchedCalls, int Calls, int SequentialReads, long SavedMs)
{
    private static readonly HashSet<string> s_readOnly = ["Read", "Grep", "Glob", "LS", "NotebookRead", "WebFetch", "WebSearch"];

    /// <summary>Sums up the steps.</summary>
    public static Parallelism From(LaneSteps steps)
    {
        int batches = 0, batched = 0, calls = 0, sequential = 0;
        long savedMs = 0;
        foreach (IReadOnlyList<Step> lane in steps.Lanes)
        {
            for (int i = 0; i < lane.Count; i++)
            {
                calls += lane[i].Calls;
                if (lane[i].Calls > 1)
                {
                    batches++;
                    batched += lane[i].Calls;
                }

                if (i > 0 && IsRead(steps, lane[i - 1]) && IsRead(steps, lane[i]) && lane[i - 1].Target != lane[i].Target)
                {
                    sequential++;
                    savedMs += Math.Min(lane[i - 1].LatencyMs, lane[i].LatencyMs);
                }
            }
        }

        return new Parallelism(batches, batched, calls, sequential, savedMs);
    }

    private static bool IsRead(LaneSteps steps, in Step step) => step.Target != 0 && step.IsSuccess && s_readOnly.Contains(steps.NameOf(step.Symbol));
}
