using CsCheck;
using Telemetry.Analysis;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(0.5, Latency.MinForP50)]
    [InlineData(0.95, Latency.MinForP95)]
    [InlineData(0.99, Latency.MinForP99)]
    public void EachPercentileTakesTheFewestCallsWhoseLongestExceedsItWith95PercentConfidence(double share, int min)
    {
        Assert.True(Math.Pow(share, min) <= 0.05);
        Assert.True(Math.Pow(share, min - 1) > 0.05);
    }

    [Fact]
    public void APercentileIsWhatSortingWouldGive() => Gen.Select(Gen.Int[0, 50].Array[1, 300], Gen.Double[0, 1]).Sample((values, share) =>
    {
        int[] sorted = [.. values.Order()];
        int expected = sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
        return Percentile.Select((int[])values.Clone(), share) == expected;
    });

    [Fact]
    public void ManyValuesGiveTheSameAsSorting() => Gen.Select(Gen.Int[0, 30], Gen.Int[0, int.MaxValue], Gen.Int[2000, 6000]).Sample((bits, seed, count) =>
    {
        var random = new Random(seed);
        int[] values = [.. Enumerable.Range(0, count).Select(_ => random.Next() >> bits)];
        double[] shares = [0.5, 0.95, 0.99];
        int[] sorted = [.. values.Order()], found = new int[3];
        Percentile.Select(values, shares, found);
        Assert.Equal(shares.Select(share => sorted[(int)Math.Ceiling(share * count) - 1]), found);
    });

    [Theory]
    [InlineData(4, false, false, false)]
    [InlineData(5, true, false, false)]
    [InlineData(58, true, false, false)]
    [InlineData(59, true, true, false)]
    [InlineData(298, true, true, false)]
    [InlineData(299, true, true, true)]
    public void APercentileIsToldOnlyWhereEnoughCallsSupportIt(int n, bool p50, bool p95, bool p99)
    {
        Latency latency = Latency.From(Enumerable.Range(1, n).ToArray(), LatencySource.Reported);
        Assert.Equal((p50, p95, p99), (latency.P50 is not null, latency.P95 is not null, latency.P99 is not null));
        Assert.Equal(n * (n + 1L) / 2, latency.TotalMs);
    }
}
