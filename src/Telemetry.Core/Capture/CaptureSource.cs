namespace Telemetry.Capture;

/// <summary>Who told of a call.</summary>
public enum CaptureSource
{
    /// <summary>The call's own event.</summary>
    Event,

    /// <summary>The event of the batch it was sent in, which lists also the calls that have no event of their own.</summary>
    Batch,

    /// <summary>The client's transcript of the session.</summary>
    Transcript,
}
