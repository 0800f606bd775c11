using CsCheck;
using Telemetry.Analysis;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class LatencySketchTests
{
    private static readonly double[] s_shares = [0.01, 0.5, 0.9, 0.95, 0.99, 1];

    // Milliseconds of every size, and those of which one in a few takes a thousand times as long.
    private static readonly Gen<int[]> s_values = Gen.OneOf(
        Gen.Int[0, 400].Array[1, 600],
        Gen.Int[0, int.MaxValue].Array[1, 600],
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, int.MaxValue]).Select((bits, value) => value >> bits).Array[1, 600],
        Gen.Double[0.0001, 1].Select(u => (int)Math.Min(int.MaxValue, 16 * Math.Pow(u, -1.8))).Array[1, 600]);

    [Fact]
    public void APercentileIsWithinOnePercentOfTheExactOne() => s_values.Sample(values =>
    {
        int[] found = new int[s_shares.Length];
        SketchOf(values).Select(s_shares, found);
        for (int i = 0; i < s_shares.Length; i++)
        {
            int exact = Percentile.Select((int[])values.Clone(), s_shares[i]);
            Assert.InRange(found[i], exact - exact * LatencySketch.RelativeError, exact + exact * LatencySketch.RelativeError);
        }
    });

    [Fact]
    public void EveryNumberOfMillisecondsIsToldWithinOnePercent()
    {
        int[] found = new int[1];
        foreach (int value in Enumerable.Range(0, 70_000).Concat(Enumerable.Range(0, 31).SelectMany(bit => (int[])[1 << bit, (1 << bit) - 1, (1 << bit) + 1, int.MaxValue >> bit])))
        {
            SketchOf(value).Select([0.5], found);
            Assert.InRange(found[0], value - value / 128.0, value + value / 128.0);
        }
    }

    [Fact]
    public void BelowTheFirst128MillisecondsItIsExact() => Gen.Int[0, 127].Array[1, 300].Sample(values =>
    {
        int[] found = new int[1];
        SketchOf(values).Select([0.95], found);
        return found[0] == Percentile.Select((int[])values.Clone(), 0.95);
    });

    [Fact]
    public void MergedInAnyOrderItIsTheSketchOfAllValues() => Gen.Select(s_values.Array[1, 6], Gen.Int).Sample((parts, seed) =>
    {
        LatencySketch whole = SketchOf([.. parts.SelectMany(part => part)]), merged = new(), shuffled = new();
        foreach (int[] part in parts)
            merged.Merge(SketchOf(part));
        int[][] order = [.. parts];
        new Random(seed).Shuffle(order);
        foreach (int[] part in order)
            shuffled.Merge(SketchOf(part));
        Assert.Equal(Text(whole), Text(merged));
        Assert.Equal(Text(whole), Text(shuffled));
    });

    [Fact]
    public void TheSumOfTheSlowestIsWithinOnePercent() => Gen.Select(s_values, Gen.Double[0, 1]).Sample((values, share) =>
    {
        int count = (int)(share * values.Length);
        long exact = values.OrderDescending().Take(count).Sum(value => (long)value);
        Assert.InRange(SketchOf(values).SumOfSlowest(count), exact * 0.99, exact * 1.01);
    });

    [Fact]
    public void WithoutValuesThereIsNothing()
    {
        int[] found = [7];
        new LatencySketch().Select([0.5], found);
        Assert.Equal((0, 0, 0L), (found[0], new LatencySketch().Count, new LatencySketch().SumOfSlowest(9)));
    }

    // The shares that the slowest hold, of exact values and of a sketch.
    [Fact]
    public void TheShareOfTheSlowestOnePercentIsWhatSortingGives() => Gen.Select(Gen.Int[0, 30], Gen.Int[0, int.MaxValue]).Select((bits, value) => value >> bits).Array[1, 700].Sample(values =>
    {
        long total = values.Sum(value => (long)value);
        double? exact = values.Length < 100 || total == 0 ? null : values.OrderDescending().Take(values.Length / 100).Sum(value => (long)value) / (double)total;
        Assert.Equal(exact, Latency.From((int[])values.Clone(), LatencySource.Reported).Top1Share);
        if (exact is double share)
            Assert.InRange(Latency.From(SketchOf(values), LatencySource.Reported).Top1Share!.Value, share * 0.99, share * 1.01);
    });

    [Fact]
    public void ASeriesIsExactUntilItCostsTooMuchAndSaysSoBeyond()
    {
        var random = new Random(5);
        int[] values = [.. Enumerable.Range(0, LatencySeries.MaxExact + 1).Select(_ => random.Next() >> random.Next(31))];
        var series = new LatencySeries(LatencySource.Reported);
        foreach (int value in values[..^1])
            series.Add(value);
        Assert.Equal(Latency.From([.. values[..^1]], LatencySource.Reported), series.ToLatency());
        Assert.Equal(0, series.ToLatency().RelativeError);
        series.Add(values[^1]);
        Assert.Equal(Latency.From(SketchOf(values), LatencySource.Reported), series.ToLatency());
        Latency exact = Latency.From([.. values], LatencySource.Reported), told = series.ToLatency();
        Assert.Equal((0.01, exact.N, exact.TotalMs), (told.RelativeError, told.N, told.TotalMs));
        Assert.InRange(told.P99!.Value, exact.P99!.Value * 0.99, exact.P99.Value * 1.01);
    }

    private static LatencySketch SketchOf(params int[] values)
    {
        var sketch = new LatencySketch();
        foreach (int value in values)
            sketch.Add(value);
        return sketch;
    }

    private static string Text(LatencySketch sketch)
    {
        double[] shares = [.. Enumerable.Range(1, 100).Select(i => i / 100.0)];
        int[] found = new int[shares.Length];
        sketch.Select(shares, found);
        return $"{sketch.Count} {sketch.TotalMs} {string.Join(' ', found)}";
    }
}
