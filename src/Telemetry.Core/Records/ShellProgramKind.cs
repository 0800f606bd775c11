namespace Telemetry.Records;

/// <summary>What a program's output can tell.</summary>
internal enum ShellProgramKind
{
    /// <summary>There is no program: an empty command, or assignments only.</summary>
    None,

    /// <summary>It prints nothing that could look like a failure, and its failing matters little: <c>cd</c>, <c>ls</c>, <c>sleep</c>.</summary>
    Silent,

    /// <summary>It prints its own arguments: <c>echo</c>.</summary>
    Says,

    /// <summary>It prints or searches foreign text: <c>cat</c>, <c>grep</c>, <c>git log</c>.</summary>
    Prints,

    /// <summary>Any other: it does some work, and what it prints is about that.</summary>
    Works,

    /// <summary>A word of the shell's grammar, or an option that changes what exit codes mean.</summary>
    Doubtful,
}
