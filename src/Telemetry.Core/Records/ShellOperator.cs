namespace Telemetry.Records;

/// <summary>What stands between two simple commands.</summary>
internal enum ShellOperator
{
    /// <summary>The end of the whole command.</summary>
    End,

    /// <summary><c>;</c> or a line's end: the next one runs whatever happened.</summary>
    Next,

    /// <summary><c>|</c>: the exit code is the last one's.</summary>
    Pipe,

    /// <summary><c>&amp;&amp;</c>.</summary>
    And,

    /// <summary><c>||</c>.</summary>
    Or,

    /// <summary>Something that is not followed here: a here-document, a job in the background, a quote that does not close.</summary>
    Doubtful,
}
