namespace Telemetry.Records;

/// <summary>How far a call got.</summary>
public enum Stage : byte
{
    /// <summary>Not known; the field is absent.</summary>
    Unknown,

    /// <summary>The tool ran, to success or to an error of its own.</summary>
    Executed,

    /// <summary>The client refused the input before the tool ran: an unknown tool, a bad argument, an Edit whose text is absent.</summary>
    Validation,

    /// <summary>A rule, a hook or a permission that nobody granted stopped the call.</summary>
    Denied,

    /// <summary>The user said no.</summary>
    Rejected,

    /// <summary>Another call of the same batch failed first.</summary>
    Cancelled,

    /// <summary>The user or the client broke the call off.</summary>
    Interrupted,
}
