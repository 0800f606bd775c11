namespace Telemetry.Analysis;

/// <summary>What takes the time.</summary>
public enum BottleneckCause
{
    /// <summary>Nothing tells the two apart.</summary>
    Unknown,

    /// <summary>The tool's own work.</summary>
    Tool,

    /// <summary>Waiting: for a permission or an answer, or for a machine that was asleep.</summary>
    Waiting,
}
