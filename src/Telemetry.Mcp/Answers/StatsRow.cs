using System.Text.Json.Serialization;
using Telemetry.Analysis;
using Telemetry.Records;

namespace Telemetry.Mcp.Answers;

/// <summary>One group.</summary>
internal sealed record StatsRow
{
    private const double SameRate = 0.005;

    /// <summary>The group.</summary>
    public required string Name { get; init; }

    /// <summary>All its calls.</summary>
    public required int Calls { get; init; }

    /// <summary>The calls that the rate stands on; absent where that is all of them.</summary>
    public int? N { get; init; }

    /// <summary>The rate of success, 0..1; absent where there is not enough data.</summary>
    public double? Success { get; init; }

    /// <summary>The rate's 95 % interval, on the number of independent calls that these are worth: failures cluster by session.</summary>
    public IReadOnlyList<double>? Interval { get; init; }

    /// <summary>The estimated rate, drawn to what history shows of its like; where it is not the observed one.</summary>
    public double? Estimate { get; init; }

    /// <summary>The rate of the newest calls, half of its weight on the last 50; where it differs beyond chance.</summary>
    public double? Recent { get; init; }

    /// <summary>Says that there is not enough data for a rate.</summary>
    public string? Note { get; init; }

    /// <summary>Failures by how far the calls got.</summary>
    public IReadOnlyDictionary<string, int>? Failed { get; init; }

    /// <summary>Successes by what is noted on them: searches without a match, failures that an exit code hid.</summary>
    public IReadOnlyDictionary<string, int>? Noted { get; init; }

    /// <summary>Shell calls whose exit code is that of what stands behind their work, so that a failure of it shows as a success.</summary>
    public int? HiddenExit { get; init; }

    /// <summary>Latency in milliseconds, where enough calls support it.</summary>
    public int? P50Ms { get; init; }

    /// <inheritdoc cref="P50Ms"/>
    public int? P95Ms { get; init; }

    /// <inheritdoc cref="P50Ms"/>
    public int? P99Ms { get; init; }

    /// <summary>The share of the time of all groups, 0..1.</summary>
    public double? Share { get; init; }

    /// <summary>All latencies together, in milliseconds.</summary>
    public long? TotalMs { get; init; }

    /// <summary>The same, in whatever detail.</summary>
    [JsonIgnore]
    public long? KnownMs { get; init; }

    /// <summary>The share of that time that the slowest 1 % of the calls hold, 0..1.</summary>
    public double? Top1Share { get; init; }

    /// <summary>Where the latencies come from, where that is not the source of all.</summary>
    public string? Latency { get; init; }

    /// <summary>In how many sessions.</summary>
    public int? Sessions { get; init; }

    /// <summary>The subagents of this type, where types of subagents are the groups.</summary>
    public AgentsRow? Agents { get; init; }

    public static StatsRow Of(GroupStats group, AgentStats? agents, string? latencySource, bool isDetailed) => new()
    {
        Name = Quoted.Text(group.Name, isDetailed ? 200 : 80),
        Calls = group.Calls,
        N = group.Success.N == group.Calls ? null : group.Success.N,
        Success = Say.RateOf(group.Success),
        Interval = group.Success.IsEnough ? Say.Ends(group.Rate.Interval) : null,
        Estimate = EstimateOf(group),
        Recent = group.Rate.HasTurned ? Say.Round(group.Rate.Recent) : null,
        Note = group.Success.IsEnough ? null : $"not enough data (n={group.Success.N})",
        Failed = group.Failures == 0 ? null : FailedByStage(group),
        Noted = isDetailed ? ByNote(group) : null,
        HiddenExit = isDetailed && group.HiddenExits > 0 ? group.HiddenExits : null,
        P50Ms = group.Latency.P50,
        P95Ms = group.Latency.P95,
        P99Ms = isDetailed ? group.Latency.P99 : null,
        TotalMs = group.Latency.N > 0 ? group.Latency.TotalMs : null,
        KnownMs = group.Latency.N > 0 ? group.Latency.TotalMs : null,
        Top1Share = isDetailed && group.Latency.Top1Share is double top1 ? Say.Round(top1) : null,
        Latency = group.Latency.N > 0 && Say.Source(group.Latency.Source) != latencySource ? Say.Source(group.Latency.Source) : null,
        Sessions = group.Calls > 0 ? group.Sessions : null,
        Agents = AgentsRow.Of(agents),
    };

    /// <summary>The same without what the rate leaves out anyway.</summary>
    public StatsRow Compact() => this with
    {
        Failed = Failed?.Where(stage => stage.Key is "executed" or "validation").ToDictionary() is { Count: > 0 } failed ? failed : null,
    };

    // Where there is much of a group its estimate is its rate, and says nothing more.
    private static double? EstimateOf(GroupStats group) =>
        group.Calls == 0 || group.Estimate is not double estimate || (group.Success.IsEnough && Math.Abs(estimate - group.Success.Rate) < SameRate) ? null : Say.Round(estimate);

    private static Dictionary<string, int> FailedByStage(GroupStats group)
    {
        var failed = new Dictionary<string, int>();
        for (int stage = 0; stage < group.FailuresByStage.Count; stage++)
        {
            if (group.FailuresByStage[stage] > 0)
                failed[stage == 0 ? "unknown" : ((Stage)stage).Word()] = group.FailuresByStage[stage];
        }

        return failed;
    }

    private static Dictionary<string, int>? ByNote(GroupStats group)
    {
        var noted = new Dictionary<string, int>();
        for (int note = 1; note < group.CallsByNote.Count; note++)
        {
            if (group.CallsByNote[note] > 0)
                noted[((SoftOutcome)note).Word()] = group.CallsByNote[note];
        }

        return noted.Count > 0 ? noted : null;
    }
}
