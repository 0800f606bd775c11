namespace Telemetry.Analysis;

/// <summary>One move of the assistant in one lane: a call, or the calls it sent together.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Session">The session.</param>
/// <param name="Symbol">What was called: a number of <see cref="LaneSteps.NameOf"/>.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="IsAttributable">True where each call's outcome was the assistant's own doing.</param>
/// <param name="IsSuccess">True where every call succeeded.</param>
/// <param name="LatencyMs">The longest call's latency in milliseconds; 0 where unknown, as it is of a launch whose end is not known.</param>
/// <param name="Target">The target of a step of one call; 0 otherwise.</param>
public readonly record struct Step(int Lane, int Session, int Symbol, int Calls, bool IsAttributable, bool IsSuccess, int LatencyMs, uint Target);
