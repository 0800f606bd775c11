namespace Telemetry.Records;

/// <summary>The one table of what texts tell about a call: the stage of a failure, and the note of a success.</summary>
/// <remarks>
/// The phrases are display texts of the client's versions 1.0 to 2.1.330, so a text that matches nothing proves nothing. Reasons why a command needs
/// leave are an open list and are not all here: where the client tells its decision, that decides.
/// </remarks>
public static class OutcomeRules
{
    /// <summary>The version of the table; it grows with every change of a rule.</summary>
    public const int Version = 2;

    /// <summary>The rules for stages in the order they are tried; the first match decides.</summary>
    public static IReadOnlyList<StageRule> Stages => s_stages;

    private static readonly StageRule[] s_stages =
    [
        new(Stage.Interrupted, TextPlace.StartOrBehindExitCode, "[Request interrupted by user", "Exit code 137\n[Request interrupted by user for tool use]\n=== RUN"),
        new(Stage.Cancelled, TextPlace.Start, "Sibling tool call errored", "<tool_use_error>Sibling tool call errored</tool_use_error>"),
        new(Stage.Cancelled, TextPlace.Start, "Cancelled: parallel tool call ", "<tool_use_error>Cancelled: parallel tool call Bash(false) errored</tool_use_error>"),
        new(Stage.Rejected, TextPlace.Start, "The user doesn't want to ", "The user doesn't want to proceed with this tool use. The tool use was rejected"),
        new(Stage.Rejected, TextPlace.Start, "User chose to stay in plan mode", "User chose to stay in plan mode and continue planning"),
        new(Stage.Denied, TextPlace.Start, "Permission to use ", "Permission to use Bash with command rm -rf x has been denied."),
        new(Stage.Denied, TextPlace.Start, "Permission for this tool use ", "Permission for this tool use was denied. The tool use was rejected"),
        new(Stage.Denied, TextPlace.Start, "Permission for this action ", "Permission for this action has been denied. Reason: it pushes to main"),
        new(Stage.Denied, TextPlace.Start, "Claude requested permissions to ", "Claude requested permissions to use WebFetch, but you haven't granted it yet."),
        new(Stage.Denied, TextPlace.Start, "PreToolUse:", "PreToolUse:Bash hook error: [deny.sh]: policy: not allowed"),
        new(Stage.Denied, TextPlace.Start, "This command requires approval", "This command requires approval"),
        new(Stage.Denied, TextPlace.FirstLine, " command contains multiple operations. The following part", "This Bash command contains multiple operations. The following parts require approval: make, ls"),
        new(Stage.Denied, TextPlace.FirstLine, " needs approval. ", "touch in '/home/dev/app/y' needs approval. The path is inside the working directories"),
        new(Stage.Denied, TextPlace.FirstLine, " was blocked. For security, ", "cat in '/nonexist' was blocked. For security, Claude Code may only concatenate files"),
        new(Stage.Validation, TextPlace.Start, "<tool_use_error>", "<tool_use_error>String to replace not found in file.\nString: absent</tool_use_error>"),
        new(Stage.Validation, TextPlace.Start, "InputValidationError", "InputValidationError: Read failed due to the following issues:"),
        new(Stage.Validation, TextPlace.Start, "Output does not match required schema", "Output does not match required schema: /items: must be array"),
        new(Stage.Validation, TextPlace.FirstLine, "' not found. Available agents: ", "Agent type 'reviewer' not found. Available agents: Bash, general-purpose"),
    ];

    /// <summary>The rules for notes; the first match decides. A rule without a text takes whatever the rules before it left.</summary>
    /// <remarks>Output is looked at only where the command hides its exit code and does not itself search or print files: see <see cref="ShellCommand"/>.</remarks>
    public static IReadOnlyList<NoteRule> Notes => s_notes;

    private static readonly NoteRule[] s_notes =
    [
        new(SoftOutcome.NoMatch, NoteEvidence.MatchCount, "0", "0"),
        new(SoftOutcome.NoMatch, NoteEvidence.SearchAnswer, "No files found", "No files found"),
        new(SoftOutcome.NoMatch, NoteEvidence.SearchAnswer, "No matches found", "No matches found"),
        new(SoftOutcome.NoMatch, NoteEvidence.ExitMeaning, "No matches found", "No matches found"),
        new(SoftOutcome.ExitMeansNo, NoteEvidence.ExitMeaning, "", "Files differ"),
        new(SoftOutcome.HttpError, NoteEvidence.HttpStatus, "4", "404"),
        new(SoftOutcome.HttpError, NoteEvidence.HttpStatus, "5", "503"),
        Failure(NoteEvidence.OutputLineStart, "error:", "error: could not compile `app` due to 2 previous errors"),
        Failure(NoteEvidence.OutputLineStart, "Error:", "Error: Cannot find module './app'"),
        Failure(NoteEvidence.OutputLineStart, "ERROR:", "ERROR: No matching distribution found for nope"),
        Failure(NoteEvidence.OutputLineStart, "error[E", "error[E0308]: mismatched types"),
        Failure(NoteEvidence.OutputLineStart, "error TS", "error TS5023: Unknown compiler option 'x'."),
        Failure(NoteEvidence.OutputLineStart, "error Command failed", "error Command failed with exit code 1."),
        Failure(NoteEvidence.OutputLineStart, "[ERROR] ", "[ERROR] Failed to execute goal"),
        Failure(NoteEvidence.OutputLineStart, "fatal:", "fatal: not a git repository (or any of the parent directories): .git"),
        Failure(NoteEvidence.OutputLineStart, "panic:", "panic: runtime error: index out of range"),
        Failure(NoteEvidence.OutputLineStart, "FAIL ", "FAIL src/app.test.js"),
        Failure(NoteEvidence.OutputLineStart, "FAIL\t", "FAIL\texample.com/app\t0.012s"),
        Failure(NoteEvidence.OutputLineStart, "--- FAIL:", "--- FAIL: TestOrder (0.00s)"),
        Failure(NoteEvidence.OutputLineStart, "FAILED ", "FAILED tests/test_order.py::test_total - assert 1 == 2"),
        Failure(NoteEvidence.OutputLineStart, "FAILURE: Build failed", "FAILURE: Build failed with an exception."),
        Failure(NoteEvidence.OutputLineStart, "BUILD FAILED", "BUILD FAILED in 3s"),
        Failure(NoteEvidence.OutputLineStart, "Build FAILED", "Build FAILED."),
        Failure(NoteEvidence.OutputLineStart, "Failed!  - Failed:", "Failed!  - Failed:     1, Passed:    12, Skipped:     0"),
        Failure(NoteEvidence.OutputLineStart, "test result: FAILED", "test result: FAILED. 3 passed; 1 failed"),
        Failure(NoteEvidence.OutputLineStart, "Traceback (most recent call last)", "Traceback (most recent call last):"),
        Failure(NoteEvidence.OutputLineStart, "TypeError:", "TypeError: x is not a function"),
        Failure(NoteEvidence.OutputLineStart, "SyntaxError:", "SyntaxError: Unexpected token '}'"),
        Failure(NoteEvidence.OutputLineStart, "ReferenceError:", "ReferenceError: x is not defined"),
        Failure(NoteEvidence.OutputLineStart, "ModuleNotFoundError:", "ModuleNotFoundError: No module named 'x'"),
        Failure(NoteEvidence.OutputLineStart, "npm ERR!", "npm ERR! code ELIFECYCLE"),
        Failure(NoteEvidence.OutputLineStart, "npm error", "npm error Missing script: \"test\""),
        Failure(NoteEvidence.OutputLineStart, "ERR_PNPM", "ERR_PNPM_NO_SCRIPT  Missing script: test"),
        Failure(NoteEvidence.OutputLineStart, "make: ***", "make: *** No rule to make target 'test'.  Stop."),
        Failure(NoteEvidence.OutputLineStart, "exit status 1", "exit status 1"),
        Failure(NoteEvidence.OutputLineStart, "! [rejected]", "! [rejected]        main -> main (fetch first)"),
        Failure(NoteEvidence.OutputLine, "]: *** [", "make[1]: *** [Makefile:7: all] Error 1"),
        Failure(NoteEvidence.OutputLine, ": command not found", "bash: line 1: pytes: command not found"),
        Failure(NoteEvidence.OutputLine, " error TS", "src/a.ts(3,1): error TS2304: Cannot find name 'x'."),
        Failure(NoteEvidence.OutputLine, ": error CS", "Order.cs(7,3): error CS1002: ; expected"),
        Failure(NoteEvidence.OutputLine, ": error MSB", "app.proj : error MSB1009: Project file does not exist."),
        Failure(NoteEvidence.OutputLine, ": error:", "order.c:3:5: error: expected ';' before 'return'"),
        Failure(NoteEvidence.OutputLine, "' panicked at ", "thread 'main' panicked at src/main.rs:4:5:"),
    ];

    /// <summary>The stage that a failure's text tells, or <see cref="Stage.Unknown"/>.</summary>
    public static Stage StageOf(ReadOnlySpan<char> error)
    {
        foreach (ref readonly StageRule rule in s_stages.AsSpan())
        {
            if (rule.Matches(error))
                return rule.Stage;
        }

        return Stage.Unknown;
    }

    /// <summary>The note that one piece of evidence means.</summary>
    public static SoftOutcome NoteOf(NoteEvidence evidence, ReadOnlySpan<char> piece)
    {
        foreach (ref readonly NoteRule rule in s_notes.AsSpan())
        {
            if (rule.Evidence == evidence && rule.Matches(piece))
                return rule.Note;
        }

        return SoftOutcome.None;
    }

    private static NoteRule Failure(NoteEvidence evidence, string text, string example) => new(SoftOutcome.MaskedFailure, evidence, text, example);
}
