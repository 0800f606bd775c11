namespace Telemetry.Analysis;

/// <summary>Goes through the lanes for one loop: how many rounds it took each time, and how long until what failed succeeded.</summary>
internal sealed class LoopRounds
{
    private readonly Runs _runs;
    private readonly List<int> _rounds = [], _toGreenMs = [];
    private int _failed;

    private LoopRounds(Runs runs) => _runs = runs;

    /// <summary>How often it was gone into.</summary>
    public int Times => _rounds.Count;

    /// <summary>The median of the rounds.</summary>
    public int MedianRounds => Percentile.Select([.. _rounds], 0.5);

    /// <summary>The most rounds.</summary>
    public int MaxRounds => _rounds.Max();

    /// <summary>Of the times that the first step failed, how often it succeeded later on.</summary>
    public Proportion Green => new(_toGreenMs.Count, _failed);

    /// <summary>The median time from the first failure to the first success after it, in milliseconds; null below 5.</summary>
    public int? MedianToGreenMs => _toGreenMs.Count < Latency.MinForP50 ? null : Percentile.Select([.. _toGreenMs], 0.5);

    /// <summary>The rounds of a loop of three steps.</summary>
    public static LoopRounds Of(Runs runs, Finding loop)
    {
        var rounds = new LoopRounds(runs);
        int[] at = loop.Grams.At;
        for (int lane = 0; lane < runs.Steps.Lanes.Length; lane++)
        {
            for (int run = runs.Starts[lane]; run < runs.Starts[lane + 1]; run++)
            {
                // Not where the round before this one begins.
                if (at[run] != loop.Number || (run - 2 >= runs.Starts[lane] && at[run - 2] == loop.Number))
                    continue;
                int last = run + 2;
                while (at[last] == loop.Number)
                    last += 2;
                rounds.Add(lane, run, last);
            }
        }

        return rounds;
    }

    private void Add(int lane, int first, int last)
    {
        _rounds.Add((last - first) / 2);
        StepLanes steps = _runs.Steps;
        long? failedMs = null;
        for (int run = first; run <= last; run += 2)
        {
            for (int step = _runs.FirstSteps[run]; step < _runs.EndOf(run, lane); step++)
            {
                if (failedMs is long sinceMs && steps.Outcomes[step] == StepOutcome.Success)
                {
                    _toGreenMs.Add((int)Math.Clamp(steps.EndMs[step] - sinceMs, 0, int.MaxValue));
                    return;
                }

                if (failedMs is not null || steps.Outcomes[step] != StepOutcome.Failure)
                    continue;
                failedMs = steps.EndMs[step];
                _failed++;
            }
        }
    }
}
