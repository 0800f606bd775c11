using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>How long calls took, in milliseconds. Each percentile only where enough calls support it; the mean never stands alone.</summary>
/// <param name="N">How many calls had a latency of this source.</param>
/// <param name="TotalMs">Their sum.</param>
/// <param name="P50">The median, from 5 calls on.</param>
/// <param name="P95">From 20 calls on: fewer hold no call beyond it.</param>
/// <param name="P99">From 100 calls on.</param>
/// <param name="Source">Where the latencies come from. Wall times of transcripts, which hold waiting, are used only where the client reported too few.</param>
public readonly record struct Latency(int N, long TotalMs, int? P50, int? P95, int? P99, LatencySource Source)
{
    /// <summary>How many calls each percentile takes.</summary>
    public const int MinForP50 = 5, MinForP95 = 20, MinForP99 = 100;

    /// <summary>Sums up latencies; their order changes.</summary>
    public static Latency From(Span<int> values, LatencySource source)
    {
        long total = 0;
        foreach (int value in values)
            total += value;
        return new Latency(
            values.Length,
            total,
            values.Length >= MinForP50 ? Percentile.Select(values, 0.5) : null,
            values.Length >= MinForP95 ? Percentile.Select(values, 0.95) : null,
            values.Length >= MinForP99 ? Percentile.Select(values, 0.99) : null,
            source);
    }
}
