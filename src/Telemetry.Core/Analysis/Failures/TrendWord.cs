namespace Telemetry.Analysis;

/// <summary>How failures of a group went on lately, measured by the calls that were made.</summary>
public enum TrendWord
{
    /// <summary>There is not enough data for a word, or no clear one.</summary>
    None,

    /// <summary>More sessions than chance allows have it lately.</summary>
    Rising,

    /// <summary>Fewer sessions than chance allows have it lately.</summary>
    Falling,

    /// <summary>There was none before, and chance does not explain it.</summary>
    New,

    /// <summary>Twenty sessions or more have it, and lately as many as before.</summary>
    Steady,
}
