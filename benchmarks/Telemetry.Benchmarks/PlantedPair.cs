namespace Telemetry.Benchmarks;

/// <summary>Two reads of which it is known whether the second needed the first one's answer.</summary>
/// <param name="SecondId">The second call's id.</param>
/// <param name="Kind">What the second one names.</param>
/// <param name="IsNeeded">True where only the first one's answer told it.</param>
internal sealed record PlantedPair(string SecondId, string Kind, bool IsNeeded);
