namespace Telemetry.Analysis;

/// <summary>What one model predicted, and how good each prediction was.</summary>
internal sealed record SuccessScores(string Name, double[] Estimates, bool[] Outcomes, bool[] Abstained)
{
    public double[] Brier { get; } = [.. Estimates.Zip(Outcomes, Calibration.Brier)];

    public double[] LogLoss { get; } = [.. Estimates.Zip(Outcomes, Calibration.LogLoss)];
}
