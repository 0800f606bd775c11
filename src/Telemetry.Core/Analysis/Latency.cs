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

    private static readonly double[] s_shares = [0.5, 0.95, 0.99];

    /// <summary>Sums up latencies; their order changes.</summary>
    public static Latency From(Span<int> values, LatencySource source)
    {
        long total = 0;
        foreach (int value in values)
            total += value;
        Span<int> found = stackalloc int[3];
        int supported = values.Length >= MinForP99 ? 3 : values.Length >= MinForP95 ? 2 : values.Length >= MinForP50 ? 1 : 0;
        if (supported > 0)
            Percentile.Select(values, s_shares.AsSpan(0, supported), found);
        return new Latency(values.Length, total, supported > 0 ? found[0] : null, supported > 1 ? found[1] : null, supported > 2 ? found[2] : null, source);
    }
}
