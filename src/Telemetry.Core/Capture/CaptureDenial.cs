namespace Telemetry.Capture;

/// <summary>Who did not let a call run, as a transcript tells it.</summary>
public enum CaptureDenial
{
    /// <summary>Nobody, or nobody says.</summary>
    None,

    /// <summary>A rule of the user's or a hook.</summary>
    Rule,

    /// <summary>The user, or nobody was there to be asked: the client writes the same for both.</summary>
    User,
}
