using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>What helps against a kind of failure, written by hand: told where history is too thin to know better.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Do">What to do first.</param>
/// <param name="Relation">How that step relates to the call that failed; none where it shows in no call.</param>
/// <param name="Words">The tools or shell commands that take this step; none where the relation tells enough.</param>
internal sealed record CuratedFix(FailureKind Kind, string Do, StepRelation Relation, params string[] Words)
{
    private static readonly CuratedFix[] s_all =
    [
        new(FailureKind.OldStringNotFound, "Read the same file, then try again with its exact text", StepRelation.SameTarget, "Read"),
        new(FailureKind.OldStringAmbiguous, "Try again with more of the text around it", StepRelation.Changed),
        new(FailureKind.NoChange, "Read the same file: the change may be there already", StepRelation.SameTarget, "Read"),
        new(FailureKind.NotReadFirst, "Read the same file, then try again", StepRelation.SameTarget, "Read"),
        new(FailureKind.StaleFile, "Read the same file again, then try again", StepRelation.SameTarget, "Read"),
        new(FailureKind.FileNotFound, "Find where it is first (Glob, or ls in a shell)", StepRelation.Unrelated, "Glob", "ls", "find"),
        new(FailureKind.IsDirectory, "List the folder (Glob, or ls in a shell), then take a file in it", StepRelation.Unrelated, "Glob", "LS", "ls", "find"),
        new(FailureKind.FileTooLarge, "Read the same file in parts, with offset and limit", StepRelation.Changed),
        new(FailureKind.InvalidInput, "Try again with the input that the message asks for", StepRelation.Changed),
        new(FailureKind.UnknownName, "Take a name that exists: the message or the tool's own list has them", StepRelation.None),
        new(FailureKind.AccessDenied, "Look at owner and mode first (ls -l)", StepRelation.OtherTarget, "ls", "stat"),
        new(FailureKind.HttpError, "Check the address, then try another", StepRelation.OtherTarget),
        new(FailureKind.NetworkError, "Try once more, then go on without the network", StepRelation.Identical),
        new(FailureKind.Timeout, "Try again with a longer timeout, or less to do", StepRelation.Changed),
        new(FailureKind.CommandNotFound, "Look for the program first (which), or use another", StepRelation.OtherTarget, "which", "type", "command"),
        new(FailureKind.UsageError, "Read the program's --help, then try again", StepRelation.Changed),
        new(FailureKind.TestsFailed, "Edit what the first failure names, then run the tests again", StepRelation.Unrelated, "Edit", "Write"),
        new(FailureKind.BuildFailed, "Edit what the first error names, then build again", StepRelation.Unrelated, "Edit", "Write"),
        new(FailureKind.VersionControl, "Look at the state first (git status)", StepRelation.OtherTarget, "git status"),
        new(FailureKind.NonzeroExit, "Edit what the output names, then try again", StepRelation.Unrelated, "Edit", "Write"),
        new(FailureKind.MissingDependency, "Install what is missing, then try again", StepRelation.OtherTarget, "npm install", "npm ci", "pnpm install", "yarn install", "bun install", "pip install", "go mod"),
        new(FailureKind.RuntimeError, "Edit what the error names, then run it again", StepRelation.Unrelated, "Edit", "Write"),
        new(FailureKind.Denied, "Take a way that is allowed, or ask the user", StepRelation.None),
        new(FailureKind.Rejected, "Ask the user what they want before trying again", StepRelation.None),
        new(FailureKind.Cancelled, "Repair the call that failed beside it, then send this one again", StepRelation.None),
        new(FailureKind.Interrupted, "Ask the user how to go on", StepRelation.None),
    ];

    /// <summary>The fix of a kind; null where none is written.</summary>
    public static CuratedFix? Of(FailureKind kind) => Array.Find(s_all, fix => fix.Kind == kind);

    /// <summary>True where a step is the one meant.</summary>
    public bool IsStep(CallIndex index, FirstStep step) => Relation != StepRelation.None
        && (Words.Length == 0 ? step.Relation == Relation : (step.Relation == Relation || step.Relation is StepRelation.OtherTarget or StepRelation.Unrelated && Relation is StepRelation.OtherTarget or StepRelation.Unrelated)
            && (Words.Contains(index.Tools[step.Tool]) || (step.Command != 0 && Words.Contains(index.Commands[step.Command]))));
}
