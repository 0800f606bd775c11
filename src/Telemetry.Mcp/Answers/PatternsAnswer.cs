using System.Text.Json.Serialization;
using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>What follows what, what runs side by side, and what takes the time.</summary>
internal sealed record PatternsAnswer : Answer
{
    private const int MaxBottlenecks = 3;

    /// <summary>Steps that follow each other more often than chance would make them.</summary>
    public required IReadOnlyList<ChainRow> Chains { get; init; }

    /// <summary>Calls that were sent together, and those that at most could have been.</summary>
    public ParallelCalls? Parallelism { get; init; }

    /// <summary>Where the time goes.</summary>
    public IReadOnlyList<BottleneckRow>? Bottlenecks { get; init; }

    [JsonIgnore]
    public override int ToldRows => Chains.Count;

    protected override Answer? WithFewerRows()
    {
        if (Bottlenecks is not null && Bottlenecks.Any(row => row.TotalMs is not null))
            return this with { Bottlenecks = [.. Bottlenecks.Select(row => row.Shorter())] };
        if (Chains.Count > 1)
            return this with { Chains = [.. Chains.Take(Chains.Count - 1)], Omitted = (Omitted ?? 0) + 1 };
        return Bottlenecks is { Count: > 1 } ? this with { Bottlenecks = [.. Bottlenecks.Take(Bottlenecks.Count - 1)] } : null;
    }

    // The summary names the foremost of both.
    protected override Answer? WithoutDetails()
    {
        if (Bottlenecks is not null)
            return this with { Bottlenecks = null };
        return Chains.Count > 0 ? this with { Chains = [], Omitted = (Omitted ?? 0) + Chains.Count } : null;
    }

    public static PatternsAnswer To(Question question)
    {
        IReadOnlyList<GroupStats> groups = question.Stats(GroupBy.Tool, out _);
        if (groups.Count == 0)
            return new PatternsAnswer { Summary = NoCalls.Summary(question), Chains = [], Next = NoCalls.Next(question, "get_patterns") };
        // A chain needs its neighbours: a question about one tool, or about failures, gets the chains that hold such a tool.
        LaneSteps steps = LaneSteps.From(question.Index, question.Filter.OfAllOutcomes() with { Tool = null });
        HashSet<string>? tools = question.Filter.Tool is null && !question.IsOfOutcome ? null : [.. groups.Select(group => group.Name)];
        List<ToolChain> chains = [.. ToolChain.From(steps).Where(chain => tools is null || chain.Steps.Any(tools.Contains))];
        ParallelCalls parallelism = Parallel(question);
        IReadOnlyList<Bottleneck> slowest = Bottleneck.From(groups, MaxBottlenecks);
        List<BottleneckRow> bottlenecks = [.. slowest.Zip(question.Remedies(slowest), BottleneckRow.Of)];
        return new PatternsAnswer
        {
            Summary = Summarize(chains, parallelism, bottlenecks),
            Chains = [.. question.Page(chains).Select(ChainRow.Of)],
            Omitted = question.Omitted(chains.Count),
            Parallelism = parallelism,
            Bottlenecks = bottlenecks.Count > 0 ? bottlenecks : null,
            SkippedLines = question.SkippedLines,
            Next = bottlenecks.Count > 0 && question.Filter.Tool is null ? [NextCall.To("get_stats", question, "its latency and failures", ("tool", slowest[0].Name), ("detail", "detailed"))] : null,
        };
    }

    private static ParallelCalls Parallel(Question question)
    {
        // Of all calls of the lanes that are asked about: one tool alone has no neighbours.
        CallFilter filter = question.Filter.OfAllOutcomes() with { Tool = null };
        ParallelLedger ledger = question.Parallel;
        return ParallelCalls.Of(ledger.Of(filter), question.IsDetailed ? ledger.Examples(filter) : [], question.Index);
    }

    private static string Summarize(List<ToolChain> chains, ParallelCalls parallelism, List<BottleneckRow> bottlenecks)
    {
        string text = chains.Count == 0
            ? $"Not enough data for chains: none occurs {ToolChain.MinCount} times and more often than chance."
            : $"{Say.Many(chains.Count, "chain")} beyond chance (not yet tested for significance). Most telling: {string.Join(" > ", chains[0].Steps.Select(step => Quoted.Text(step, 60)))}, {Say.Times(chains[0].Count)} in {Say.Sessions(chains[0].Sessions)}.";
        if (parallelism.Batches > 0)
            text += $" {Say.Percent(parallelism.BatchedShare)} of calls were sent together with others.";
        if (parallelism.Sentence() is { Length: > 0 } sentence)
            text += " " + sentence;
        return bottlenecks.Count > 0 ? $"{text} Most time: {bottlenecks[0].Name}, {Say.Percent(bottlenecks[0].Share)}{bottlenecks[0].Why}." : text;
    }
}
