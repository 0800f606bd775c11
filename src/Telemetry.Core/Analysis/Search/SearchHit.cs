namespace Telemetry.Analysis;

/// <summary>What past calls that speak of a task called.</summary>
/// <param name="Tool">Their tool.</param>
/// <param name="Command">Their command family; 0 for none.</param>
/// <param name="Score">How well they match, summed up.</param>
public sealed record SearchHit(int Tool, int Command, double Score);
