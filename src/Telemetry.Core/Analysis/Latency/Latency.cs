using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>How long calls took, in milliseconds, by one source: sources never mix. Each percentile only where enough calls support it; the mean never stands alone.</summary>
/// <remarks>
/// A percentile is told where the longest of n calls lies beyond the true percentile with 95 % confidence: share^n at most 0.05, the distribution-free bound of
/// S. S. Wilks (Ann. Math. Stat. 12 (1941) 91-96). Below that the figure would be the longest call's, which may well fall short of it.
/// </remarks>
/// <param name="N">How many calls had a latency of this source.</param>
/// <param name="TotalMs">Their sum.</param>
/// <param name="P50">The median, from 5 calls on.</param>
/// <param name="P95">From 59 calls on.</param>
/// <param name="P99">From 299 calls on.</param>
/// <param name="Source">Where the latencies come from.</param>
public readonly record struct Latency(int N, long TotalMs, int? P50, int? P95, int? P99, LatencySource Source)
{
    /// <summary>How many calls each percentile takes: the smallest n with share^n at most 0.05.</summary>
    public const int MinForP50 = 5, MinForP95 = 59, MinForP99 = 299;

    /// <summary>How many calls it takes to speak of the slowest 1 %.</summary>
    public const int MinForTop1 = 100;

    private static readonly double[] s_shares = [0.5, 0.95, 0.99];

    /// <summary>The share of all the time that the slowest 1 % of the calls hold, 0..1; null below 100 calls, or where no call took any time.</summary>
    public double? Top1Share { get; init; }

    /// <summary>How far percentiles may lie from the exact ones, relative to those; 0 where they are exact.</summary>
    public double RelativeError { get; init; }

    /// <summary>Sums up latencies exactly; their order changes.</summary>
    public static Latency From(Span<int> values, LatencySource source)
    {
        long total = 0;
        foreach (int value in values)
            total += value;
        if (values.Length < MinForP50)
            return new Latency(values.Length, total, null, null, null, source);
        Span<int> found = stackalloc int[3];
        Percentile.Select(values, s_shares, found);
        return Of(values.Length, total, found, source) with { Top1Share = values.Length >= MinForTop1 && total > 0 ? Top1Of(values, found[2]) / (double)total : null };
    }

    /// <summary>Sums up what a sketch holds.</summary>
    internal static Latency From(LatencySketch sketch, LatencySource source)
    {
        Span<int> found = stackalloc int[3];
        sketch.Select(s_shares, found);
        return Of(sketch.Count, sketch.TotalMs, found, source) with
        {
            Top1Share = sketch.TotalMs > 0 ? Math.Min(1, (double)sketch.SumOfSlowest(sketch.Count / 100) / sketch.TotalMs) : null,
            RelativeError = LatencySketch.RelativeError,
        };
    }

    private static Latency Of(int n, long totalMs, ReadOnlySpan<int> found, LatencySource source) =>
        new(n, totalMs, n >= MinForP50 ? found[0] : null, n >= MinForP95 ? found[1] : null, n >= MinForP99 ? found[2] : null, source);

    // The nearest-rank 99th percentile is the longest call below the slowest 1 %. Some of those may be just as long as it.
    private static long Top1Of(ReadOnlySpan<int> values, int p99)
    {
        long sum = 0;
        int longer = 0;
        foreach (int value in values)
        {
            if (value <= p99)
                continue;
            sum += value;
            longer++;
        }

        return sum + (long)(values.Length / 100 - longer) * p99;
    }
}
