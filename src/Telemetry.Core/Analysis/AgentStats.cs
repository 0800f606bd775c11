using System.Runtime.InteropServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>How the subagents of one type went.</summary>
/// <param name="Type">The type's name, as calls grouped by <see cref="GroupBy.AgentType"/> have it.</param>
/// <param name="N">How many subagents.</param>
/// <param name="Failed">How many are known to have failed. Of most that ran in the background nothing says how they ended: those are not among them.</param>
/// <param name="Unfinished">How many have not stopped, as far as is known: they run still, or their stop was lost.</param>
/// <param name="Duration">How long they took, from start to last stop or as the client reported.</param>
/// <param name="CallsP50">The median of their numbers of calls, from 5 subagents on.</param>
public sealed record AgentStats(string Type, int N, int Failed, int Unfinished, Latency Duration, int? CallsP50)
{
    /// <summary>Sums up the subagents of each type, the commonest type first.</summary>
    public static IReadOnlyList<AgentStats> From(CallIndex index, CallFilter filter)
    {
        var grouping = new Grouping(index, GroupBy.AgentType);
        List<AgentStats> stats =
        [
            .. index.Subagents().Where(filter.Matches).GroupBy(subagent => subagent.AgentType).Select(group => Of(grouping.AgentTypeName(group.Key), [.. group])),
        ];
        stats.Sort((a, b) => a.N != b.N ? b.N.CompareTo(a.N) : string.CompareOrdinal(a.Type, b.Type));
        return stats;
    }

    private static AgentStats Of(string type, Subagent[] subagents)
    {
        List<int> durations = [.. subagents.Select(subagent => subagent.DurationMs).OfType<int>()];
        int[] calls = [.. subagents.Select(subagent => subagent.Calls)];
        return new AgentStats(
            type,
            subagents.Length,
            subagents.Count(subagent => subagent.Outcome == SubagentOutcome.Failure),
            subagents.Count(subagent => !subagent.IsFinished),
            Latency.From(CollectionsMarshal.AsSpan(durations), LatencySource.Subagent),
            calls.Length >= Latency.MinForP50 ? Percentile.Select(calls, 0.5) : null);
    }
}
