namespace Telemetry.Records;

/// <summary>What a successful call's answer says beside its success. A remark, never a change of <see cref="Outcome"/>.</summary>
public enum SoftOutcome : byte
{
    /// <summary>Nothing; the field is absent.</summary>
    None,

    /// <summary>A search that found nothing.</summary>
    NoMatch,

    /// <summary>A shell command whose exit code 1 means "no": files differ, a condition is false.</summary>
    ExitMeansNo,

    /// <summary>A fetch that was answered with an HTTP error.</summary>
    HttpError,

    /// <summary>A shell command whose output reports a failure that its exit code hides.</summary>
    MaskedFailure,
}
