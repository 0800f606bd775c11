using System.Text.RegularExpressions;
using Telemetry.Mcp.Answers;
using Telemetry.Records;

namespace Telemetry.Mcp.Forgetting;

/// <summary>Which calls are to be forgotten: those that meet every condition that is given.</summary>
internal sealed record ForgetConditions
{
    private const int OfSession = 1, OfProject = 2, OfTool = 4, InTime = 8, HasText = 16, HasPattern = 32;

    public string? Session { get; init; }

    /// <summary>A folder; calls of folders below it meet it too.</summary>
    public string? Project { get; init; }

    public string? Tool { get; init; }

    /// <summary>From this moment on, in milliseconds since 1970 UTC.</summary>
    public long? SinceMs { get; init; }

    /// <summary>Before this moment.</summary>
    public long? UntilMs { get; init; }

    /// <summary>Anywhere in the line, as it stands or in its decoded strings, in any case.</summary>
    public string? Text { get; init; }

    /// <summary>The same for a pattern.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>All conditions that are given, as bits.</summary>
    public int All =>
        Bit(OfSession, Session is not null) | Bit(OfProject, Project is not null) | Bit(OfTool, Tool is not null) | Bit(InTime, SinceMs is not null || UntilMs is not null)
        | Bit(HasText, Text is not null) | Bit(HasPattern, Pattern is not null);

    /// <summary>The conditions that a record meets, as bits.</summary>
    /// <param name="record">The record.</param>
    /// <param name="line">The bytes it stands in.</param>
    /// <exception cref="QuestionException">The pattern takes too long.</exception>
    public int MetBy(in RecordLine record, ReadOnlySpan<byte> line) =>
        Bit(OfSession, Session is not null && record[Field.SessionId].Text == Session)
        | Bit(OfProject, Project is not null && IsBelow(record[Field.Project].Text))
        | Bit(OfTool, Tool is not null && IsTool(record[Field.ToolName].Text))
        | Bit(InTime, (SinceMs ?? UntilMs) is not null && record.TimestampMs >= (SinceMs ?? long.MinValue) && record.TimestampMs < (UntilMs ?? long.MaxValue))
        | TextsIn(line);

    /// <summary>True for a line that is no record: nothing is known of it but its text, so it is taken where only text is asked for.</summary>
    /// <exception cref="QuestionException">The pattern takes too long.</exception>
    public bool AreMetByText(ReadOnlySpan<byte> line) => (All & ~(HasText | HasPattern)) == 0 && (TextsIn(line) & All) == All;

    private int TextsIn(ReadOnlySpan<byte> line)
    {
        if (Text is null && Pattern is null)
            return 0;
        int found = 0;
        foreach (string text in LineTexts.Of(line))
        {
            found |= Bit(HasText, Text is not null && text.Contains(Text, StringComparison.OrdinalIgnoreCase)) | Bit(HasPattern, IsMatch(text));
            if ((found & (HasText | HasPattern)) == (All & (HasText | HasPattern)))
                break;
        }

        return found;
    }

    private bool IsMatch(string text)
    {
        try
        {
            return Pattern?.IsMatch(text) == true;
        }
        catch (RegexMatchTimeoutException)
        {
            throw new QuestionException($"pattern \"{Quoted.Text(Pattern!.ToString(), 80)}\" takes more than {Pattern.MatchTimeout.TotalSeconds:0} s on one line, so nothing was changed. Send a simpler one, or text.");
        }
    }

    private bool IsBelow(string? path) =>
        path is not null && path.StartsWith(Project!, StringComparison.Ordinal) && (path.Length == Project!.Length || path[Project.Length] is '/' or '\\' || Project[^1] is '/' or '\\');

    // One tool, whichever of its names a line has.
    private bool IsTool(string? name) => name is not null && (name == "Task" ? "Agent" : name).Equals(Tool!.Equals("Task", StringComparison.OrdinalIgnoreCase) ? "Agent" : Tool, StringComparison.OrdinalIgnoreCase);

    private static int Bit(int bit, bool isSet) => isSet ? bit : 0;
}
