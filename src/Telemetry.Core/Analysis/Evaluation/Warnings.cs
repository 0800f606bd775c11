namespace Telemetry.Analysis;

/// <summary>What warning of the calls with the lowest predicted success catches.</summary>
/// <param name="Share">The share of all calls that are warned of.</param>
/// <param name="N">How many calls that is.</param>
/// <param name="Caught">How many of them failed.</param>
/// <param name="Failures">How many of all failed.</param>
public sealed record Warnings(double Share, int N, int Caught, int Failures)
{
    /// <summary>The share of warnings that were right; NaN without any.</summary>
    public double Precision => (double)Caught / N;

    /// <summary>The share of failures that were warned of; NaN without any.</summary>
    public double Recall => (double)Caught / Failures;
}
