namespace Telemetry.Records;

/// <summary>The table that tells what kind of failure a text reports.</summary>
/// <remarks>A stage that nobody is to blame for is its own kind. The phrases are display texts of the client and of common programs.</remarks>
public static class FailureRules
{
    /// <summary>The version of the table; it grows with every change of a rule.</summary>
    public const int Version = 1;

    private static readonly FailureRule[] s_rules =
    [
        new(FailureKind.OldStringNotFound, FailurePlace.Start, "String to replace not found", "String to replace not found in file.\nString: x"),
        new(FailureKind.OldStringNotFound, FailurePlace.Start, "old_string not found", "old_string not found"),
        new(FailureKind.OldStringAmbiguous, FailurePlace.Line, "matches of the string to replace", "Found 2 matches of the string to replace, but replace_all is false."),
        new(FailureKind.NoChange, FailurePlace.Start, "No changes to make", "No changes to make: old_string and new_string are exactly the same."),
        new(FailureKind.NotReadFirst, FailurePlace.Start, "File has not been read yet", "File has not been read yet. Read it first before writing to it."),
        new(FailureKind.StaleFile, FailurePlace.Start, "File has been modified since read", "File has been modified since read, either by the user or by a linter."),
        new(FailureKind.StaleFile, FailurePlace.Start, "File has been unexpectedly modified", "File has been unexpectedly modified. Read it again before attempting to write it."),
        new(FailureKind.IsDirectory, FailurePlace.Start, "EISDIR", "EISDIR: illegal operation on a directory, read"),
        new(FailureKind.FileTooLarge, FailurePlace.Start, "File content (", "File content (26800 tokens) exceeds maximum allowed tokens (25000)."),
        new(FailureKind.InvalidInput, FailurePlace.Start, "InputValidationError", "InputValidationError: Read failed due to the following issue:"),
        new(FailureKind.InvalidInput, FailurePlace.Start, "Output does not match required schema", "Output does not match required schema: /items: must be array"),
        new(FailureKind.UnknownName, FailurePlace.Start, "Unknown skill", "Unknown skill: commit"),
        new(FailureKind.UnknownName, FailurePlace.Start, "Agent type '", "Agent type 'x' not found. Available agents: y"),
        new(FailureKind.UnknownName, FailurePlace.Start, "No such tool available", "No such tool available: Foo"),
        new(FailureKind.UnknownName, FailurePlace.Start, "No task found", "No task found with ID: a"),
        new(FailureKind.HttpError, FailurePlace.Line, "status code ", "Request failed with status code 404"),
        new(FailureKind.CommandNotFound, FailurePlace.Line, "command not found", "Exit code 127\nbash: line 1: pytes: command not found"),
        new(FailureKind.FileNotFound, FailurePlace.Start, "File does not exist", "File does not exist."),
        new(FailureKind.FileNotFound, FailurePlace.Start, "Path does not exist", "Path does not exist: /x"),
        new(FailureKind.FileNotFound, FailurePlace.Line, "ENOENT", "ENOENT: no such file or directory, posix_spawn '/x'"),
        new(FailureKind.FileNotFound, FailurePlace.Line, "no such file or directory", "Exit code 1\ncat: x: No such file or directory"),
        new(FailureKind.Timeout, FailurePlace.Line, "timed out", "Command timed out after 2m 0.0s"),
        new(FailureKind.AccessDenied, FailurePlace.Line, "permission denied", "Exit code 126\nbash: ./x: Permission denied"),
        new(FailureKind.NonzeroExit, FailurePlace.Start, "Exit code ", "Exit code 1"),
    ];

    /// <summary>The rules in the order they are tried; the first match decides.</summary>
    public static IReadOnlyList<FailureRule> All => s_rules;

    /// <summary>The kind of a failure.</summary>
    /// <param name="stage">How far it got.</param>
    /// <param name="error">What it says; null where nothing is known.</param>
    public static FailureKind KindOf(Stage stage, string? error)
    {
        switch (stage)
        {
            case Stage.Denied:
                return FailureKind.Denied;
            case Stage.Rejected:
                return FailureKind.Rejected;
            case Stage.Cancelled:
                return FailureKind.Cancelled;
            case Stage.Interrupted:
                return FailureKind.Interrupted;
        }

        if (error is null)
            return FailureKind.Other;
        ReadOnlySpan<char> text = SalientText.WithoutTags(error), line = SalientText.LineOf(error);
        foreach (ref readonly FailureRule rule in s_rules.AsSpan())
        {
            if (rule.Matches(text, line))
                return rule.Kind;
        }

        return FailureKind.Other;
    }
}
