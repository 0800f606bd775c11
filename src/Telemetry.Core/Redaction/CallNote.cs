using System.Globalization;
using Telemetry.Capture;
using Telemetry.Records;

namespace Telemetry.Redaction;

/// <summary>Decides what a successful call's answer says beside its success.</summary>
internal static class CallNote
{
    /// <summary>The note; none where there is nothing to say.</summary>
    /// <param name="call">The call.</param>
    /// <param name="answer">Its answer, where it is one that is read.</param>
    public static SoftOutcome Of(CapturedCall call, ToolAnswer? answer)
    {
        if (answer is null)
            return SoftOutcome.None;
        if (ToolAnswer.IsSearch(call.ToolName))
            return answer.Matches is long matches ? OutcomeRules.NoteOf(NoteEvidence.MatchCount, Digits(matches)) : OfSearch(answer);
        if (!ToolAnswer.IsShell(call.ToolName))
            return answer.HttpStatus is long status ? OutcomeRules.NoteOf(NoteEvidence.HttpStatus, Digits(status)) : SoftOutcome.None;
        if (answer.ExitMeaning is string meaning)
            return OutcomeRules.NoteOf(NoteEvidence.ExitMeaning, meaning);
        // PowerShell's operators and exit codes are others; only the shell's are followed.
        bool isHidden = call.ToolName == "Bash" && !answer.IsUnfinished && ShellCommand.HidesFailure(ToolInput.CommandOf(call.Input.Span));
        return isHidden ? OutputLines.NoteOf(answer.Text()) : SoftOutcome.None;
    }

    private static SoftOutcome OfSearch(ToolAnswer answer) => OutcomeRules.NoteOf(NoteEvidence.SearchAnswer, answer.Text().AsSpan().Trim());

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
