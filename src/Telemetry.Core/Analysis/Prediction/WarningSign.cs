namespace Telemetry.Analysis;

/// <summary>What tells against a call.</summary>
public enum WarningSign
{
    /// <summary>It changes a file that the lane has not read or written before.</summary>
    Unread,

    /// <summary>The tool has just failed on this target, once or several times in a row.</summary>
    Failing,
}
