namespace Telemetry.Records;

/// <summary>One rule that tells a stage from a failure's text.</summary>
/// <param name="Stage">The stage that a match means.</param>
/// <param name="Place">Where the phrase must stand.</param>
/// <param name="Text">The phrase: the client's own, never a program's.</param>
/// <param name="Example">A text that the rule must classify.</param>
public readonly record struct StageRule(Stage Stage, TextPlace Place, string Text, string Example)
{
    private const string Tag = "<tool_use_error>";

    /// <summary>True where the rule applies to a failure's text.</summary>
    public bool Matches(ReadOnlySpan<char> error) => Place switch
    {
        TextPlace.Start => Starts(error) || (error.StartsWith(Tag, StringComparison.Ordinal) && Starts(error[Tag.Length..])),
        TextPlace.StartOrBehindExitCode => Starts(error) || Starts(BehindExitCode(error)),
        _ => FirstLine(error).Contains(Text, StringComparison.Ordinal),
    };

    private bool Starts(ReadOnlySpan<char> text) => text.StartsWith(Text, StringComparison.Ordinal);

    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text) => text.IndexOf('\n') is >= 0 and int end ? text[..end] : text;

    private static ReadOnlySpan<char> BehindExitCode(ReadOnlySpan<char> error)
    {
        ReadOnlySpan<char> first = FirstLine(error);
        return SalientText.ExitCodeOf(first) is null || first.Length == error.Length ? default : error[(first.Length + 1)..];
    }
}
