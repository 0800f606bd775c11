using System.Text.Json.Serialization;
using Telemetry.Analysis;
using Telemetry.Records;

namespace Telemetry.Mcp.Answers;

/// <summary>How calls went, group by group.</summary>
internal sealed record StatsAnswer : Answer
{
    private const int ConciseChanges = 1, MaxSlowest = 5;

    private bool _isCompact;

    /// <summary>All calls of the question.</summary>
    public required int Calls { get; init; }

    /// <summary>From when to when, as dates.</summary>
    public IReadOnlyList<string>? Period { get; init; }

    /// <summary>Where the latencies come from: <c>reported</c> by the client, or wall times with waiting from a <c>transcript</c>.</summary>
    public string? LatencySource { get; init; }

    /// <summary>How far percentiles may lie from the exact ones, relative to those; absent where all are exact.</summary>
    public double? LatencyError { get; init; }

    /// <summary>Whether capture is alive: short where it is, what to do where it is not.</summary>
    public string? Health { get; init; }

    /// <summary>Rates that changed beyond chance, the surest first.</summary>
    public IReadOnlyList<ChangeRow>? Changes { get; init; }

    /// <summary>The groups, the largest first.</summary>
    public required IReadOnlyList<StatsRow> Rows { get; init; }

    /// <summary>The calls that took longest, of those whose latency comes from <see cref="LatencySource"/>.</summary>
    public IReadOnlyList<SlowCallRow>? Slowest { get; init; }

    [JsonIgnore]
    public override int ToldRows => Rows.Count;

    // First what rows can do without, then rows.
    protected override Answer? WithFewerRows()
    {
        if (!_isCompact && Rows.Count > 1)
            return this with { Rows = [.. Rows.Select(row => row.Compact())], _isCompact = true };
        return Rows.Count <= 1 ? null : this with { Rows = [.. Rows.Take(Rows.Count - 1)], Omitted = (Omitted ?? 0) + 1 };
    }

    protected override Answer? WithoutDetails() => Slowest is null ? null : this with { Slowest = null };

    public static StatsAnswer To(Question question)
    {
        IReadOnlyList<GroupStats> groups = question.Stats(question.GroupBy, out Extent extent);
        if (extent.Calls == 0)
            return new StatsAnswer { Summary = NoCalls.Summary(question), Calls = 0, Health = question.Alarm, Rows = [], Next = NoCalls.Next(question, "get_stats") };
        // Subagents are no calls of one tool, so a question about a tool leaves them out.
        IReadOnlyList<AgentStats> agents = question.GroupBy == GroupBy.AgentType && question.Filter.Tool is null ? AgentStats.From(question.Index, question.Filter) : [];
        groups = [.. groups, .. agents.Where(type => groups.All(group => group.Name != type.Type)).Select(type => GroupStats.None(type.Type))];
        List<ChangeRow> changes = [.. question.Changes.Take(question.IsDetailed ? question.Limit : ConciseChanges).Select(change => ChangeRow.Of(question, change))];
        // The one that tells of most groups.
        LatencySource? told = groups.Where(group => group.Latency.N > 0).GroupBy(group => group.Latency.Source).MaxBy(group => group.Count())?.Key;
        string? source = told is LatencySource known ? Say.Source(known) : null;
        long allMs = groups.Sum(group => group.Latency.TotalMs);
        return new StatsAnswer
        {
            Summary = (question.Filter.IsOfFailures ? SummarizeFailures(extent) : Summarize(groups, extent)) + (changes.Count > 0 ? $" Changed: {changes[0].Sentence()}" : "") + AgentsRow.Summarize(agents),
            Calls = extent.Calls,
            Period = [Say.Date(extent.FirstMs), Say.Date(extent.LastMs)],
            LatencySource = source,
            LatencyError = groups.Max(group => group.Latency.RelativeError) is > 0 and double error ? error : null,
            Health = question.Health,
            Changes = question.IsDetailed && changes.Count > 0 ? changes : null,
            Rows = [.. question.Page(groups).Select(group => RowOf(question, group, agents.FirstOrDefault(type => type.Type == group.Name), source, allMs))],
            Slowest = question.IsDetailed && question.From.Offset == 0 && told is LatencySource one ? [.. SlowCall.From(question.Index, question.Filter, one, MaxSlowest).Select(SlowCallRow.Of)] : null,
            Omitted = question.Omitted(groups.Count),
            SkippedLines = question.SkippedLines,
            Next = Follow(question, groups),
        };
    }

    private static StatsRow RowOf(Question question, GroupStats group, AgentStats? agents, string? source, long allMs)
    {
        StatsRow row = StatsRow.Of(group, agents, source, question.IsDetailed) with { Share = group.Latency.N > 0 && allMs > 0 ? Say.Round((double)group.Latency.TotalMs / allMs) : null };
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
