using System.Text.Json.Serialization;
using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>How calls went, group by group.</summary>
internal sealed record StatsAnswer : Answer
{
    private const int ConciseChanges = 1;

    /// <summary>All calls of the question.</summary>
    public required int Calls { get; init; }

    /// <summary>From when to when, as dates.</summary>
    public IReadOnlyList<string>? Period { get; init; }

    /// <summary>Where the latencies come from: <c>reported</c> by the client, or wall times with waiting from a <c>transcript</c>.</summary>
    public string? LatencySource { get; init; }

    /// <summary>Whether capture is alive: short where it is, what to do where it is not.</summary>
    public string? Health { get; init; }

    /// <summary>Rates that changed beyond chance, the surest first.</summary>
    public IReadOnlyList<ChangeRow>? Changes { get; init; }

    /// <summary>The groups, the largest first.</summary>
    public required IReadOnlyList<StatsRow> Rows { get; init; }

    [JsonIgnore]
    public override int ToldRows => Rows.Count;

    protected override Answer? WithFewerRows() => Rows.Count <= 1
        ? null
        : this with { Rows = [.. Rows.Take(Rows.Count - 1)], Omitted = (Omitted ?? 0) + 1 };

    public static StatsAnswer To(Question question)
    {
        IReadOnlyList<GroupStats> groups = question.Stats(question.GroupBy, out Extent extent);
        if (extent.Calls == 0)
            return new StatsAnswer { Summary = NoCalls.Summary(question), Calls = 0, Health = question.Alarm, Rows = [], Next = NoCalls.Next(question, "get_stats") };
        // Subagents are no calls of one tool, so a question about a tool leaves them out.
        IReadOnlyList<AgentStats> agents = question.GroupBy == GroupBy.AgentType && question.Filter.Tool is null ? AgentStats.From(question.Index, question.Filter) : [];
        groups = [.. groups, .. agents.Where(type => groups.All(group => group.Name != type.Type)).Select(type => GroupStats.None(type.Type))];
        List<ChangeRow> changes = [.. question.Changes.Take(question.IsDetailed ? question.Limit : ConciseChanges).Select(change => ChangeRow.Of(question, change))];
        string? source = groups.Where(group => group.Latency.N > 0).GroupBy(group => Say.Source(group.Latency.Source)).MaxBy(group => group.Count())?.Key;
        return new StatsAnswer
        {
            Summary = (question.Filter.IsOfFailures ? SummarizeFailures(extent) : Summarize(groups, extent)) + (changes.Count > 0 ? $" Changed: {changes[0].Sentence()}" : "") + AgentsRow.Summarize(agents),
            Calls = extent.Calls,
            Period = [Say.Date(extent.FirstMs), Say.Date(extent.LastMs)],
            LatencySource = source,
            Health = question.Health,
            Changes = question.IsDetailed && changes.Count > 0 ? changes : null,
            Rows = [.. question.Page(groups).Select(group => RowOf(question, group, agents.FirstOrDefault(type => type.Type == group.Name), source))],
            Omitted = question.Omitted(groups.Count),
            SkippedLines = question.SkippedLines,
            Next = Follow(question, groups),
        };
    }

    private static StatsRow RowOf(Question question, GroupStats group, AgentStats? agents, string? source)
    {
        var row = StatsRow.Of(group, agents, source, question.IsDetailed);
        // Where only failures are counted a rate would be 0 by definition; the summary says so once.
        return question.Filter.IsOfFailures ? row with { N = null, Success = null, Interval = null, Estimate = null, Recent = null, Note = null } : row;
    }

    private static string SummarizeFailures(Extent extent) =>
        $"{Say.Many(extent.Calls, "failure")} in {Say.Sessions(extent.Sessions)} since {Say.Date(extent.FirstMs)}. No rate: stage or kind lets only failures through.";

    private static string Summarize(IReadOnlyList<GroupStats> groups, Extent extent)
    {
        int failures = groups.Sum(group => group.Failures);
        int blamed = extent.Rate.Success.N - extent.Rate.Success.Successes;
        string text = $"{Say.Calls(extent.Calls)} in {Say.Sessions(extent.Sessions)} since {Say.Date(extent.FirstMs)}; success {Say.Rate(extent.Rate)}";
        text += failures > blamed ? $"; {Say.Count(failures - blamed)} more were denied, rejected, cancelled or interrupted." : ".";
        GroupStats? weakest = groups.Where(group => group.Success.IsEnough && group.Success.Rate < 1).MinBy(group => group.Rate.Interval.High);
        return groups.Count > 1 && weakest is not null ? $"{text} Weakest: {Quoted.Text(weakest.Name, 60)}, {Say.Rate(weakest.Rate)}." : text;
    }

    private static List<NextCall> Follow(Question question, IReadOnlyList<GroupStats> groups)
    {
        var next = new List<NextCall>();
        if (question.GroupBy == GroupBy.Tool && groups.Where(group => group.Failures > 0).MaxBy(group => group.Failures) is GroupStats worst)
            next.Add(NextCall.To("get_failures", question, "why it fails", ("tool", worst.Name)));
        if (question.GroupBy == GroupBy.Tool && groups.Any(group => group.Name is "Bash" or "PowerShell"))
            next.Add(NextCall.To("get_stats", question, "shell calls by program", ("group_by", "command")));
        return next;
    }
}
