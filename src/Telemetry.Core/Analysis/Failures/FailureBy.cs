namespace Telemetry.Analysis;

/// <summary>What failures are put together by.</summary>
public enum FailureBy
{
    /// <summary>The tool, the kind, and what they say.</summary>
    Template,

    /// <summary>The kind.</summary>
    Kind,

    /// <summary>The tool.</summary>
    Tool,

    /// <summary>The working directory, where known.</summary>
    Project,

    /// <summary>The session, where known.</summary>
    Session,

    /// <summary>The day, UTC.</summary>
    Day,

    /// <summary>The model, where known.</summary>
    Model,
}
