namespace Telemetry.Records;

/// <summary>
/// Tells from the text of a failure how far the call got, where nothing better says so: for calls that a batch lists and
/// no other event mentioned, and for lines that carry no stage.
/// </summary>
/// <remarks>The texts are the client's display texts of versions 1.0 to 2.1.330, so a text that matches nothing proves nothing.</remarks>
public static class StageRules
{
    /// <summary>The version of the table; it grows with every change of a rule.</summary>
    public const int Version = 1;

    /// <summary>One rule: the stage, the text it starts with or contains, and an example that a test runs.</summary>
    /// <param name="Stage">The stage that a match means.</param>
    /// <param name="Text">What to look for.</param>
    /// <param name="AtStart">True where the failure's text must start with it.</param>
    /// <param name="Example">A text that the rule must classify.</param>
    public readonly record struct Rule(Stage Stage, string Text, bool AtStart, string Example);

    /// <summary>The rules in the order they are tried; the first match decides.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new(Stage.Rejected, "The user doesn't want to ", true, "The user doesn't want to proceed with this tool use. The tool use was rejected"),
        new(Stage.Interrupted, "[Request interrupted by user", false, "[Request interrupted by user for tool use]"),
        new(Stage.Cancelled, "Sibling tool call errored", false, "<tool_use_error>Sibling tool call errored</tool_use_error>"),
        new(Stage.Cancelled, "Cancelled: parallel tool call", false, "<tool_use_error>Cancelled: parallel tool call Bash(false) errored</tool_use_error>"),
        new(Stage.Denied, "Permission to use ", true, "Permission to use Bash with command rm -rf x has been denied."),
        new(Stage.Denied, "Permission for this ", true, "Permission for this tool use was denied."),
        new(Stage.Denied, "Claude requested permissions to ", true, "Claude requested permissions to use WebFetch, but you haven't granted it yet."),
        new(Stage.Denied, "PreToolUse:", true, "PreToolUse:Bash hook error: [deny.sh]: policy: not allowed"),
        new(Stage.Denied, " needs approval. ", false, "touch in '/home/dev/app/y' needs approval. The path is inside the working directories"),
        new(Stage.Denied, " requires approval: ", false, "This Bash command contains multiple operations. The following part requires approval: python3 -c 'x'"),
        new(Stage.Denied, " was blocked. For security, ", false, "cat in '/nonexist' was blocked. For security, Claude Code may only concatenate files"),
        new(Stage.Validation, "<tool_use_error>", true, "<tool_use_error>String to replace not found in file.\nString: absent</tool_use_error>"),
        new(Stage.Validation, "InputValidationError", true, "InputValidationError: Read failed due to the following issues:"),
    ];

    /// <summary>The stage that a failure's text tells, or <see cref="Stage.Unknown"/>.</summary>
    public static Stage Classify(ReadOnlySpan<char> error)
    {
        foreach (Rule rule in All)
        {
            if (rule.AtStart ? error.StartsWith(rule.Text, StringComparison.Ordinal) : error.Contains(rule.Text, StringComparison.Ordinal))
                return rule.Stage;
        }

        return Stage.Unknown;
    }
}
