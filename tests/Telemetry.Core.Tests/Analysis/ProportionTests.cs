using CsCheck;
using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class ProportionTests
{
    // From the figures that other implementations of Wilson's interval give.
    [Theory]
    [InlineData(0, 10, 0.0, 0.2775)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(10, 10, 0.7225, 1.0)]
    [InlineData(95, 100, 0.8882, 0.9785)]
    [InlineData(6891, 7104, 0.9658, 0.9738)]
    public void TheIntervalIsWilsons(int successes, int n, double low, double high)
    {
        var p = new Proportion(successes, n);
        Assert.Equal(low, p.Low, 0.0001);
        Assert.Equal(high, p.High, 0.0001);
    }

    [Fact]
    public void TheIntervalHoldsTheRateAndLiesWithinZeroAndOne() => Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 5000]).Sample((a, b) =>
    {
        var p = new Proportion(a, a + b);
        return p.Low >= 0 && p.Low <= p.Rate + 1e-12 && p.Rate <= p.High + 1e-12 && p.High <= 1;
    });

    [Fact]
    public void MoreOfTheSameNarrowsTheInterval() => Gen.Select(Gen.Int[1, 500], Gen.Int[1, 500]).Sample((a, b) =>
    {
        Proportion few = new(a, a + b), many = new(a * 4, (a + b) * 4);
        return many.High - many.Low < few.High - few.Low;
    });

    [Fact]
    public void AnEstimateLiesBetweenWhatWasSeenAndWhatWasExpected() => Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Gen.Double[0, 1]).Sample((a, b, expected) =>
    {
        var p = new Proportion(a, a + b);
        double estimate = p.Smoothed(expected, 5);
        double seen = p.N == 0 ? expected : p.Rate;
        return estimate >= Math.Min(seen, expected) - 1e-9 && estimate <= Math.Max(seen, expected) + 1e-9;
    });

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void BelowFiveCallsThereIsNotEnoughData(int n, bool isEnough) => Assert.Equal(isEnough, new Proportion(n, n).IsEnough);
}
