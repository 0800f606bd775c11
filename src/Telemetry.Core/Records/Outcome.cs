namespace Telemetry.Records;

/// <summary>How a call ended for the assistant. Not who is to blame: see <see cref="Stage"/>.</summary>
public enum Outcome : byte
{
    /// <summary>The tool answered without an error.</summary>
    Success,

    /// <summary>The tool answered with an error, or never ran.</summary>
    Failure,
}
