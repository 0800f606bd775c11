using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>What history says about calling one tool next.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Success">The outcomes of the calls that the estimate stands on.</param>
/// <param name="Estimate">The estimated probability of success, drawn towards the rate of all calls.</param>
/// <param name="Basis">Which calls those are.</param>
/// <param name="Latency">How long they took.</param>
/// <param name="NextShare">How often this tool came right after the given one; null where nothing is given or too little is known.</param>
/// <param name="Evidence">The rows of the newest calls the estimate stands on.</param>
public sealed record Forecast(string Tool, Proportion Success, double Estimate, ForecastBasis Basis, Latency Latency, Proportion? NextShare, IReadOnlyList<int> Evidence)
{
    // The prior weighs as much as five calls: the number below which nothing is told at all.
    private const double PriorStrength = Proportion.MinN;
    private const int MaxEvidence = 3;

    /// <summary>True where there are calls enough to say something.</summary>
    public bool IsEnough => Success.IsEnough;

    /// <summary>The expected time until a call succeeds, in milliseconds, if each failure costs one more call of median length; null where unknown. An estimate.</summary>
    public double? ExpectedMs => Latency.P50 is int median && Estimate > 0 ? median / Estimate : null;

    /// <summary>Estimates a tool's chances.</summary>
    /// <param name="index">The history.</param>
    /// <param name="filter">Which calls count; its tool is replaced by <paramref name="tool"/>.</param>
    /// <param name="tool">The tool: a number of the index's tools.</param>
    /// <param name="target">The target's number, or 0: calls on the same target are believed first, then calls of the same command family.</param>
    /// <param name="command">The command family, or 0.</param>
    /// <param name="nextShare">How often the tool comes next.</param>
    public static Forecast From(CallIndex index, CallFilter filter, int tool, uint target, int command, Proportion? nextShare)
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        var all = new Proportion();
        var byBasis = new List<int>[3] { [], [], [] };
        for (int i = 0; i < rows.Length; i++)
        {
            ref readonly CallRow row = ref rows[i];
            if (!row.IsAttributable || !filter.Matches(row))
                continue;
            all = new Proportion(all.Successes + (row.Outcome == Outcome.Success ? 1 : 0), all.N + 1);
            if (row.Tool != tool)
                continue;
            byBasis[(int)ForecastBasis.Tool].Add(i);
            if (command != 0 && row.Command == command)
                byBasis[(int)ForecastBasis.Command].Add(i);
            if (target != 0 && row.Target == target)
                byBasis[(int)ForecastBasis.Target].Add(i);
        }

        var basis = ForecastBasis.Target;
        while (basis != ForecastBasis.Tool && byBasis[(int)basis].Count < Proportion.MinN)
            basis++;
        return From(index, tool, byBasis[(int)basis], basis, all, nextShare);
    }

    private static Forecast From(CallIndex index, int tool, List<int> calls, ForecastBasis basis, Proportion all, Proportion? nextShare)
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        int successes = 0;
        var latencies = new LatencySources();
        foreach (int i in calls)
        {
            successes += rows[i].Outcome == Outcome.Success ? 1 : 0;
            if (rows[i].LatencySource != LatencySource.Transcript)
                latencies.Add(rows[i]);
        }

        var success = new Proportion(successes, calls.Count);
        Latency latency = latencies.ToLatencies() is [Latency told, ..] ? told : default;
        int[] evidence = [.. calls.TakeLast(MaxEvidence).Reverse()];
        return new Forecast(index.Tools[tool], success, success.Smoothed(all.Rate, PriorStrength), basis, latency, nextShare, evidence);
    }
}

/// <summary>Which calls a forecast stands on, the nearest first.</summary>
public enum ForecastBasis
{
    /// <summary>Calls of the tool on the same target.</summary>
    Target,

    /// <summary>Calls of the same command family.</summary>
    Command,

    /// <summary>All calls of the tool.</summary>
    Tool,
}
