namespace Telemetry.Analysis;

/// <summary>Which calls a forecast stands on, the nearest first.</summary>
public enum ForecastBasis
{
    /// <summary>Calls of the tool whose target had the same past in their session: as many failures in a row, and read before or not.</summary>
    Situation,

    /// <summary>Calls of the tool on the same target.</summary>
    Target,

    /// <summary>Calls of the same command family.</summary>
    Command,

    /// <summary>All calls of the tool.</summary>
    Tool,
}
