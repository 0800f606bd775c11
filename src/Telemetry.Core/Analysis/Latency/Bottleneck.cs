using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>A group of calls that takes much of the time, and whether the tool takes it or the waiting.</summary>
/// <param name="Name">The group.</param>
/// <param name="Latency">How long its calls took, by the source that knows most of them.</param>
/// <param name="Share">Their share of the time of all groups, each by the source that knows most of its calls, 0..1.</param>
/// <param name="Cause">What takes the time.</param>
/// <param name="IsInferred">True where the cause is concluded from the shape of the times, false where it was measured.</param>
/// <param name="WaitingMs">Where both are measured, the waiting: wall time less what the client reported, at the highest percentile that both support.</param>
public sealed record Bottleneck(string Name, Latency Latency, double Share, BottleneckCause Cause, bool IsInferred, int? WaitingMs)
{
    // A tool with a median below a second whose slowest 1 % hold half of the time was not at work in those calls.
    private const int TinyMs = 1000;
    private const double Most = 0.5;

    // Their work is to wait for a person: what the client reports of them is that waiting.
    private static readonly string[] s_asking = ["AskUserQuestion", "ExitPlanMode"];

    /// <summary>The groups that take most of the time, of those with calls enough to tell a median, the longest first.</summary>
    public static IReadOnlyList<Bottleneck> From(IReadOnlyList<GroupStats> groups, int count)
    {
        long totalMs = groups.Sum(group => Widest(group).TotalMs);
        if (totalMs == 0)
            return [];
        return
        [
            .. groups.Where(group => Widest(group) is { P50: not null, TotalMs: > 0 })
                .OrderByDescending(group => Widest(group).TotalMs)
                .Take(count)
                .Select(group => Of(group, totalMs)),
        ];
    }

    private static Bottleneck Of(GroupStats group, long totalMs)
    {
        Latency latency = Widest(group);
        var bottleneck = new Bottleneck(group.Name, latency, (double)latency.TotalMs / totalMs, BottleneckCause.Unknown, false, null);
        if (s_asking.Contains(group.Name))
            return bottleneck with { Cause = BottleneckCause.Waiting, IsInferred = true };
        if (latency.Source == LatencySource.Reported)
            return bottleneck with { Cause = BottleneckCause.Tool };
        if (latency.Source != LatencySource.Subagent && group.Latencies.FirstOrDefault(other => other.Source == LatencySource.Reported) is { P50: not null } reported)
        {
            var (wallMs, toolMs) = HighestOfBoth(latency, reported);
            int waitingMs = Math.Max(0, wallMs - toolMs);
            if (waitingMs > Most * wallMs)
                return bottleneck with { Cause = BottleneckCause.Waiting, WaitingMs = waitingMs };
            // Where the tails agree, the few calls beyond them may still hold the time.
            return IsWaiting(latency) ? bottleneck with { Cause = BottleneckCause.Waiting, IsInferred = true, WaitingMs = waitingMs } : bottleneck with { Cause = BottleneckCause.Tool, WaitingMs = waitingMs };
        }

        // A subagent's time may hold that of prompts it waited for: what it was is not known.
        return IsWaiting(latency) ? bottleneck with { Cause = BottleneckCause.Waiting, IsInferred = true } : bottleneck;
    }

    // The source that knows most of the calls: a few that the client reported say little of where the time of thousands went.
    private static Latency Widest(GroupStats group) => group.Latencies.OrderByDescending(latency => latency.N).FirstOrDefault(group.Latency);

    private static bool IsWaiting(in Latency latency) => latency is { P50: < TinyMs, Top1Share: >= Most };

    private static (int WallMs, int ToolMs) HighestOfBoth(in Latency wall, in Latency reported)
    {
        if (wall.P99 is int wall99 && reported.P99 is int tool99)
            return (wall99, tool99);
        return wall.P95 is int wall95 && reported.P95 is int tool95 ? (wall95, tool95) : (wall.P50!.Value, reported.P50!.Value);
    }
}
