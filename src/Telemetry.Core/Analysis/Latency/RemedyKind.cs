namespace Telemetry.Analysis;

/// <summary>What may be done against a bottleneck.</summary>
public enum RemedyKind
{
    /// <summary>Let it go on in the background.</summary>
    Background,

    /// <summary>Ask for less.</summary>
    Narrow,

    /// <summary>Keep what it said: it said so before.</summary>
    Keep,

    /// <summary>Use another tool.</summary>
    OtherTool,

    /// <summary>Allow it, so that nobody is asked.</summary>
    Allow,
}
