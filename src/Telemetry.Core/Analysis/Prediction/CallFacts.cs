namespace Telemetry.Analysis;

/// <summary>What a lane's past says of a call that it plans. Calls that are sent together with it are no past.</summary>
/// <param name="FailedInARow">How many attributable calls of this tool on this target have failed since one last succeeded.</param>
/// <param name="IsTouched">True where its target was read, edited or written before, successfully.</param>
/// <param name="HasSucceeded">True where the tool succeeded on this target before.</param>
/// <param name="Repeats">Whether the tool was called with the very same parameters before, and how that ended the last time.</param>
/// <param name="FailedNames">How many attributable failures were about something of the same name.</param>
/// <param name="RecentFailures">How many of the last three calls failed attributably.</param>
/// <param name="LastTool">The last call's tool; 0 for a lane's first call.</param>
/// <param name="Last">How the last call ended.</param>
public readonly record struct CallFacts(int FailedInARow, bool IsTouched, bool HasSucceeded, Repetition Repeats, int FailedNames, int RecentFailures, int LastTool, LastOutcome Last);

/// <summary>How a call that has the very same tool and parameters ended before.</summary>
public enum Repetition
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It succeeded.</summary>
    OfSuccess,

    /// <summary>It failed.</summary>
    OfFailure,
}

/// <summary>How a lane's last call ended.</summary>
public enum LastOutcome
{
    /// <summary>It succeeded, or there is none.</summary>
    Success,

    /// <summary>It failed by the assistant's own doing.</summary>
    Failure,

    /// <summary>It was denied, rejected, cancelled or interrupted.</summary>
    Stopped,
}
