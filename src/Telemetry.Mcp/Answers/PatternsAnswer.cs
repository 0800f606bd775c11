using System.Text.Json.Serialization;
using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>What follows what, what runs side by side, and what takes the time.</summary>
internal sealed record PatternsAnswer : Answer
{
    private const int MaxBottlenecks = 3, FewChains = 3, FewLoops = 2;

    /// <summary>Steps that follow each other more often than chance and than their parts would make them.</summary>
    public required IReadOnlyList<ChainRow> Chains { get; init; }

    /// <summary>Ways and back; on the first page only.</summary>
    public IReadOnlyList<LoopRow>? Loops { get; init; }

    /// <summary>Loops that were left out for the limit or the budget.</summary>
    public int? OmittedLoops { get; init; }

    /// <summary>How many calls the store had when chains and loops were tested; absent where it has no more today.</summary>
    public int? TestedCalls { get; init; }

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
        // A few chains and loops first: they are what is asked for.
        return WithFewer(FewChains, FewLoops) ?? WithFewerBottlenecks() ?? WithFewer(1, 1);
    }

    private PatternsAnswer? WithFewer(int leastChains, int leastLoops)
    {
        if (Loops is not null && Loops.Count > leastLoops && (Loops.Count >= Chains.Count || Chains.Count <= leastChains))
            return this with { Loops = [.. Loops.Take(Loops.Count - 1)], OmittedLoops = (OmittedLoops ?? 0) + 1 };
        return Chains.Count > leastChains ? this with { Chains = [.. Chains.Take(Chains.Count - 1)], Omitted = (Omitted ?? 0) + 1 } : null;
    }

    private PatternsAnswer? WithFewerBottlenecks() => Bottlenecks is { Count: > 1 } ? this with { Bottlenecks = [.. Bottlenecks.Take(Bottlenecks.Count - 1)] } : null;

    // The summary names the foremost of both.
    protected override Answer? WithoutDetails()
    {
        if (Bottlenecks is not null)
            return this with { Bottlenecks = null };
        if (Loops is not null)
            return this with { Loops = null, OmittedLoops = (OmittedLoops ?? 0) + Loops.Count };
        return Chains.Count > 0 ? this with { Chains = [], Omitted = (Omitted ?? 0) + Chains.Count } : null;
    }

    public static PatternsAnswer To(Question question)
    {
        IReadOnlyList<GroupStats> groups = question.Stats(GroupBy.Tool, out _);
        if (groups.Count == 0)
            return new PatternsAnswer { Summary = NoCalls.Summary(question), Chains = [], Next = NoCalls.Next(question, "get_patterns") };
        // A question about one tool, or about failures, gets the chains that hold such a tool.
        HashSet<string>? tools = question.Filter.Tool is null && !question.IsOfOutcome ? null : [.. groups.Select(group => group.Name)];
        ChainReport report = question.Chains(out int? testedCalls);
        List<Chain> chains = [.. report.Chains.Where(chain => tools?.Overlaps(chain.Tools) != false)];
        List<Loop> loops = [.. report.Loops.Where(loop => tools?.Overlaps(loop.Tools) != false)];
        bool isFirstPage = question.From.Offset == 0;
        ParallelCalls parallelism = Parallel(question);
        IReadOnlyList<Bottleneck> slowest = Bottleneck.From(groups, MaxBottlenecks);
        List<BottleneckRow> bottlenecks = [.. slowest.Zip(question.Remedies(slowest), BottleneckRow.Of)];
        return new PatternsAnswer
        {
            Summary = $"{Summarize(chains, loops, question.Filter.Session is not null)}{Summarize(parallelism, bottlenecks)}",
            Chains = [.. question.Page(chains).Select(ChainRow.Of)],
            Omitted = question.Omitted(chains.Count),
            Loops = isFirstPage && loops.Count > 0 ? [.. loops.Take(question.Limit).Select(LoopRow.Of)] : null,
            OmittedLoops = isFirstPage && loops.Count > question.Limit ? loops.Count - question.Limit : null,
            TestedCalls = testedCalls,
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

    private static string Summarize(List<Chain> chains, List<Loop> loops, bool isOneSession)
    {
        if (chains.Count + loops.Count == 0)
        {
            return isOneSession
                ? "Not enough data for chains: one session alone makes none."
                : $"Not enough data for chains: none occurs {Chain.MinCount} times, in {Chain.MinSessions} sessions, and more often than chance.";
        }

        string most = chains.Count > 0 ? ChainRow.Of(chains[0]).Sentence : LoopRow.Of(loops[0]).Sentence;
        return $"{Say.Many(chains.Count, "chain")} and {Say.Many(loops.Count, "loop")} beyond chance. {most}.";
    }

    private static string Summarize(ParallelCalls parallelism, List<BottleneckRow> bottlenecks)
    {
        string text = parallelism.Batches > 0 ? $" {Say.Percent(parallelism.BatchedShare)} of calls were sent together with others." : "";
        if (parallelism.Sentence() is { Length: > 0 } sentence)
            text += " " + sentence;
        return bottlenecks.Count > 0 ? $"{text} Most time: {bottlenecks[0].Name}, {Say.Percent(bottlenecks[0].Share)}{bottlenecks[0].Why}." : text;
    }
}
