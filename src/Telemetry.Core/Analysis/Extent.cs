namespace Telemetry.Analysis;

/// <summary>How far the calls of a question reach.</summary>
/// <param name="Calls">How many.</param>
/// <param name="Sessions">In how many sessions.</param>
/// <param name="FirstMs">When the first one ended, in milliseconds since 1970 UTC; 0 without calls.</param>
/// <param name="LastMs">When the last one ended.</param>
/// <param name="Rate">The rate of success of all of them.</param>
public readonly record struct Extent(int Calls, int Sessions, long FirstMs, long LastMs, SuccessRate Rate);
