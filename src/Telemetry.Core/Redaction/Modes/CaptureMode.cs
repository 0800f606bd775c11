namespace Telemetry.Redaction;

/// <summary>How much of a call is stored. Ordered: what comes later stores less.</summary>
public enum CaptureMode
{
    /// <summary>Parameters and errors as text, without their secrets.</summary>
    Full,

    /// <summary>No text of parameters or errors, only what they looked like: see <see cref="CallShape"/>.</summary>
    Shape,

    /// <summary>Nothing.</summary>
    Off,
}
