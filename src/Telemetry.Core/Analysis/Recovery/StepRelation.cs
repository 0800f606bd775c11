namespace Telemetry.Analysis;

/// <summary>How what was done first after a failure relates to the call that failed, the closest relation first.</summary>
public enum StepRelation : byte
{
    /// <summary>Nothing was done: the lane ended.</summary>
    None,

    /// <summary>The same call, word for word.</summary>
    Identical,

    /// <summary>The same tool on the same target, with other arguments.</summary>
    Changed,

    /// <summary>Another tool on the same target.</summary>
    SameTarget,

    /// <summary>The same tool on another target.</summary>
    OtherTarget,

    /// <summary>Another tool on another target.</summary>
    Unrelated,
}
