namespace Telemetry.Index;

/// <summary>How a subagent ended.</summary>
public enum SubagentOutcome : byte
{
    /// <summary>It never stopped, or nothing says how it ended. Not a failure.</summary>
    Unknown,

    /// <summary>It completed.</summary>
    Success,

    /// <summary>It failed or was killed, or the call that waited for it failed.</summary>
    Failure,
}
