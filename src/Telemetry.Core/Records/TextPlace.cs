namespace Telemetry.Records;

/// <summary>Where in a failure's text a rule's phrase must stand.</summary>
public enum TextPlace
{
    /// <summary>At the start, before or behind the client's <c>tool_use_error</c> tag.</summary>
    Start,

    /// <summary>At the start, or on the second line behind nothing but "Exit code N". Deeper it is some program's output.</summary>
    StartOrBehindExitCode,

    /// <summary>Anywhere in the first line.</summary>
    FirstLine,
}
