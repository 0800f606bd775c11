namespace Telemetry.Capture;

/// <summary>Why a call did not run to its end, as a transcript tells it.</summary>
public enum CaptureDenial
{
    /// <summary>Nobody, or nobody says.</summary>
    None,

    /// <summary>A rule of the user's or a hook.</summary>
    Rule,

    /// <summary>The user, or nobody was there to be asked: the client writes the same for both.</summary>
    User,

    /// <summary>Nobody: the user broke the turn off, or the session ended.</summary>
    Interruption,

    /// <summary>Nobody: the client gave the call up with its batch.</summary>
    Cancellation,
}
