using System.Text.Json.Serialization;
using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>What fails, how often and with what words.</summary>
internal sealed record FailuresAnswer : Answer
{
    // An example costs as much as a row: the costliest failure gets one.
    private const int ConciseExamples = 1;

    private static readonly string[] s_groupings = ["template", "kind", "tool", "project", "session", "day", "model"];

    /// <summary>What the failures are put together by.</summary>
    public static Argument GroupBy { get; } = new("group_by", "string", "") { Words = s_groupings };

    /// <summary>All failures of the question that a better choice of tool or input could have avoided; where a stage or kind is asked for, all that have it.</summary>
    public required int Failures { get; init; }

    /// <summary>Failures that belong together, those that cost most calls first.</summary>
    public required IReadOnlyList<FailureRow> Rows { get; init; }

    /// <summary>What is tried or failed again and again; with detail only.</summary>
    public RetriesRow? Retries { get; init; }

    [JsonIgnore]
    public override int ToldRows => Rows.Count;

    // First the example, which costs as much as a row, then rows.
    protected override Answer? WithFewerRows()
    {
        if (Rows.Count > 1 && Rows.Any(row => row.Example is not null))
            return this with { Rows = [.. Rows.Select(row => row with { Example = null })] };
        return Rows.Count <= 1 ? null : this with { Rows = [.. Rows.Take(Rows.Count - 1)], Omitted = (Omitted ?? 0) + 1 };
    }

    public static FailuresAnswer To(Question question)
    {
        var by = (FailureBy)Math.Max(0, Array.IndexOf(s_groupings, question.Text("group_by")));
        FailureReport report = FailureReport.From(question.Failures, question.Filter, by, Asked(question) == "cancelled");
        if (report.Groups.Count == 0)
            return Nothing(question, report.Calls);
        int failures = report.Attributable + (AsksForExcused(question) ? report.Excused : 0);
        FailureRow[] rows = [.. question.Page(report.Groups).Select((group, i) => FailureRow.Of(question, group, by, failures, by == FailureBy.Template && (question.IsDetailed || i < ConciseExamples)))];
        return new FailuresAnswer
        {
            Summary = Summarize(question, report, failures, FailureRow.Of(question, report.Groups[0], by, failures, withExample: false)),
            Failures = failures,
            Rows = rows,
            Retries = question.IsDetailed ? RetriesRow.Of(RetryOdds.From(question.Recoveries, question.Filter), Repeats.From(question.Recoveries, question.Filter)) : null,
            Omitted = question.Omitted(report.Groups.Count),
            SkippedLines = question.SkippedLines,
            Next = Follow(question, by, report.Groups[0]),
        };
    }

    /// <summary>True where failures are asked for that need not be the assistant's.</summary>
    public static bool AsksForExcused(Question question) => Asked(question) is not null;

    private static string? Asked(Question question) => question.Text("stage") ?? question.Text("kind");

    private static FailuresAnswer Nothing(Question question, int calls)
    {
        bool isAllWell = calls > 0 && !AsksForExcused(question);
        return new FailuresAnswer
        {
            Summary = isAllWell ? $"No failures among {Say.Calls(calls)}." : NoCalls.Summary(question),
            Failures = 0,
            Rows = [],
            Next = isAllWell ? null : NoCalls.Next(question, "get_failures"),
        };
    }

    private static List<NextCall>? Follow(Question question, FailureBy by, FailureGroup top) => by switch
    {
        FailureBy.Template => [NextCall.To("recommend_tool", question, "odds before the next try", ("after", top.Name)).Without("tool").Without("since").Without("session")],
        FailureBy.Tool => [NextCall.To("get_failures", question, "what it says", ("tool", top.Name))],
        _ => null,
    };

    private static string Summarize(Question question, FailureReport report, int failures, FailureRow top)
    {
        string text = AsksForExcused(question) ? Say.Many(failures, "failure") : $"{Say.Many(failures, "failure")} among {Say.Calls(report.Calls)}";
        if (report.Attributable + report.Excused > failures)
            text += $"; {Say.Count(report.Excused)} more {(report.Excused == 1 ? "was" : "were")} denied, rejected or interrupted";
        if (report.Cancelled > 0)
            text += $"; {Say.Many(report.Cancelled, "more call")} {(report.Cancelled == 1 ? "was" : "were")} cancelled with them";
        string what = top.Error is string says ? $"{top.Tool} \"{Quoted.Text(says, 60)}\"" : top.Name ?? top.Tool ?? top.Kind ?? "";
        return $"{text}. {(top.Cancelled is null ? "Most frequent" : "Costliest")}: {what}, {Say.Times(top.Count)} in {Say.Sessions(top.Sessions)}, last on {top.Last}.";
    }
}
