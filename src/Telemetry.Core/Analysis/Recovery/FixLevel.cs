namespace Telemetry.Analysis;

/// <summary>How alike the failures are that a fix stands on, the most alike first.</summary>
public enum FixLevel : byte
{
    /// <summary>The same tool and words.</summary>
    Template,

    /// <summary>The same tool and kind.</summary>
    Kind,

    /// <summary>The same tool.</summary>
    Tool,
}
