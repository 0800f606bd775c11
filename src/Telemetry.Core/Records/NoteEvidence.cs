namespace Telemetry.Records;

/// <summary>Which part of an answer a note rests on.</summary>
public enum NoteEvidence
{
    /// <summary>How many matches a search reports, as digits.</summary>
    MatchCount,

    /// <summary>The only line of a search's answer.</summary>
    SearchAnswer,

    /// <summary>What the client says that a shell command's exit code 1 means.</summary>
    ExitMeaning,

    /// <summary>The status of an HTTP answer, as digits.</summary>
    HttpStatus,

    /// <summary>The start of a line that a shell command printed whose exit code is masked.</summary>
    OutputLineStart,

    /// <summary>Any place in such a line.</summary>
    OutputLine,
}
