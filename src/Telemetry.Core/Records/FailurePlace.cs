namespace Telemetry.Records;

/// <summary>Where in a failure's text a rule's phrase must stand. A phrase that begins with a letter begins a word.</summary>
public enum FailurePlace
{
    /// <summary>At the start of the text, in these letters.</summary>
    Start,

    /// <summary>At the start of a line, in these letters; a task's name in brackets, colours and bullets may stand before it.</summary>
    LineStart,

    /// <summary>Anywhere in a line, in any case of letters.</summary>
    Line,

    /// <summary>At the end of a line, in any case of letters.</summary>
    LineEnd,

    /// <summary>Behind a number that is not 0, as a word of its own, in any case of letters.</summary>
    Count,

    /// <summary>A line starts with a file, a line and a column, as compilers and linters begin what they say. The phrase is what masking leaves of it.</summary>
    Location,

    /// <summary>The exit code is this number, and no rule before knew more.</summary>
    ExitCode,
}
