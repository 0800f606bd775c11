namespace Telemetry.Analysis;

/// <summary>What history says of a call before it is sent.</summary>
/// <param name="Call">The call.</param>
/// <param name="Observed">The outcomes of the calls that the forecast stands on.</param>
/// <param name="Basis">Which calls those are.</param>
/// <param name="Estimate">The probability of success, as the model of all history predicts it, 0..1.</param>
/// <param name="Interval">How surely: the 95 % interval of a rate like the estimate over as many independent calls as those are worth.</param>
/// <param name="Latency">How long calls of the same command family, or of the tool, took.</param>
/// <param name="FailureCostMs">What a failure of the tool costs in time: <see cref="FailureCosts"/>; null where unknown.</param>
/// <param name="Evidence">The rows of the newest calls that it stands on, the newest first.</param>
public sealed record Forecast(PlannedCall Call, Proportion Observed, ForecastBasis Basis, double Estimate, Interval Interval, Latency Latency, int? FailureCostMs, IReadOnlyList<int> Evidence)
{
    /// <summary>True where there are calls enough to say something.</summary>
    public bool IsEnough => Observed.IsEnough;

    /// <summary>The expected time until it is done, in milliseconds: its median latency, and what a failure costs as often as one is expected. An estimate; null where either is unknown.</summary>
    public double? ExpectedMs => Latency.P50 is not int median ? null : Estimate >= 1 ? median : FailureCostMs is int cost ? median + (1 - Estimate) * cost : null;
}
