namespace Telemetry.Analysis;

/// <summary>How a step's calls went.</summary>
internal enum StepOutcome : byte
{
    /// <summary>One of them says nothing about the choice of tool, as a call that the user refused.</summary>
    Unrated,

    /// <summary>One of them failed.</summary>
    Failure,

    /// <summary>All succeeded.</summary>
    Success,
}
