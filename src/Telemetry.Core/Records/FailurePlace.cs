namespace Telemetry.Records;

/// <summary>Where in a failure's text a rule's phrase must stand.</summary>
public enum FailurePlace
{
    /// <summary>At the start.</summary>
    Start,

    /// <summary>Anywhere in the salient line, in any case of letters.</summary>
    Line,

    /// <summary>Anywhere.</summary>
    Text,
}
