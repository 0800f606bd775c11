namespace Telemetry.Analysis;

/// <summary>How much our figures differ from those of the best baseline, on the same calls.</summary>
/// <param name="Over">The baseline.</param>
/// <param name="Measures">Ours less its own.</param>
public sealed record Gain(string Over, IReadOnlyList<Measure> Measures);
