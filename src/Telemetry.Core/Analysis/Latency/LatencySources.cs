using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>The latencies of one group of calls, each source apart: what the client reported, what subagents took, and wall times, which hold waiting.</summary>
internal sealed class LatencySources
{
    private readonly LatencySeries?[] _bySource = new LatencySeries?[(int)LatencySource.Wall + 1];

    public void Add(in CallRow row)
    {
        // A launch says nothing about the work.
        if (row.LatencyMs >= 0 && !row.IsBackground)
            (_bySource[(int)row.LatencySource] ??= new LatencySeries(row.LatencySource)).Add(row.LatencyMs);
    }

    /// <summary>What is known by each source, what is told of the group first: of the measured sources the one with most calls; of wall times only where that has too few.</summary>
    public IReadOnlyList<Latency> ToLatencies()
    {
        List<Latency> all = [.. _bySource.OfType<LatencySeries>().Select(series => series.ToLatency())];
        all.Sort((a, b) => RankOf(a) != RankOf(b) ? RankOf(b).CompareTo(RankOf(a)) : a.N != b.N ? b.N.CompareTo(a.N) : a.Source.CompareTo(b.Source));
        return all;
    }

    /// <summary>True where the time is the tool's or the subagent's own, from start to end, as the client or its events tell.</summary>
    public static bool IsMeasured(LatencySource source) => source is LatencySource.Reported or LatencySource.Subagent;

    // Too few measured ones to tell of stand level with the wall times, so that the larger number decides.
    private static int RankOf(in Latency latency) => IsMeasured(latency.Source) && latency.N >= Latency.MinForP50 ? 1 : 0;
}
