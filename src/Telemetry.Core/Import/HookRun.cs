namespace Telemetry.Import;

/// <summary>One run of a hook that the client wrote down, ours or anybody's.</summary>
/// <param name="Command">What was run, raw.</param>
/// <param name="Event">The event's name; empty where the client leaves it out.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
/// <param name="TimestampMs">When it was written down, in milliseconds since 1970 UTC.</param>
public readonly record struct HookRun(string Command, string Event, long DurationMs, long TimestampMs);
