using Telemetry.Analysis;
using Telemetry.Records;

namespace Telemetry.Mcp.Answers;

/// <summary>What fails, how often and with what words.</summary>
internal sealed record FailuresAnswer : Answer
{
    // An example costs as much as a row: the commonest failures get one.
    private const int ConciseExamples = 2;

    /// <summary>All failures of the question.</summary>
    public required int Failures { get; init; }

    /// <summary>Failures that say the same, the most frequent first.</summary>
    public required IReadOnlyList<FailureRow> Rows { get; init; }

    protected override Answer? WithFewerRows() => Rows.Count <= 1
        ? null
        : this with { Rows = [.. Rows.Take(Rows.Count - 1)], Omitted = (Omitted ?? 0) + 1 };

    public static FailuresAnswer To(Question question)
    {
        IReadOnlyList<FailureGroup> groups = FailureGroup.From(question.Index, question.Filter);
        if (groups.Count == 0)
            return Nothing(question);
        int total = groups.Sum(group => group.Count);
        FailureRow[] rows = [.. groups.Take(question.Limit).Select((group, i) => FailureRow.Of(question, group, total, question.IsDetailed || i < ConciseExamples))];
        return new FailuresAnswer
        {
            Summary = Summarize(groups, total, rows[0].Error),
            Failures = total,
            Rows = rows,
            Omitted = question.Omitted(groups.Count),
            SkippedLines = question.SkippedLines,
            Next = [NextCall.To("recommend_tool", question, "odds before the next try", ("after", groups[0].Tool)).Without("tool").Without("since").Without("session")],
        };
    }

    private static FailuresAnswer Nothing(Question question)
    {
        int calls = 0;
        foreach (ref readonly Index.CallRow row in question.Index.Rows)
            calls += question.Filter.Matches(row) ? 1 : 0;
        bool isAllWell = calls > 0 && question.Text("stage") is null;
        return new FailuresAnswer
        {
            Summary = isAllWell ? $"No failures among {Say.Calls(calls)}." : NoCalls.Summary(question),
            Failures = 0,
            Rows = [],
            Next = isAllWell ? null : NoCalls.Next(question, "get_failures"),
        };
    }

    private static string Summarize(IReadOnlyList<FailureGroup> groups, int total, string says)
    {
        int blamed = groups.Where(group => group.Stage is Stage.Executed or Stage.Validation).Sum(group => group.Count);
        FailureGroup top = groups[0];
        return $"{Say.Many(total, "failure")} of {Say.Many(groups.Count, "kind")}, {Say.Count(blamed)} of them ran or were refused for their input. "
            + $"Most frequent: {Quoted.Text(top.Tool, 60)} \"{Quoted.Text(says, 60)}\", {Say.Times(top.Count)} in {Say.Sessions(top.Sessions)}, last on {Say.Date(top.LastMs)}.";
    }
}
