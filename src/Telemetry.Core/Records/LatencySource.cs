namespace Telemetry.Records;

/// <summary>Where a latency comes from. Sources are never mixed into one percentile without saying so.</summary>
public enum LatencySource : byte
{
    /// <summary>Not known; the field is absent.</summary>
    Unknown,

    /// <summary>The client measured the execution itself, without permission prompts and hooks.</summary>
    Reported,

    /// <summary>From a subagent's start to its stop.</summary>
    Subagent,

    /// <summary>From the call to its result in a transcript: wall time, waiting included.</summary>
    Transcript,

    /// <summary>Wall time measured elsewhere.</summary>
    Wall,
}
