using Telemetry.Mcp.Terminal;

namespace Telemetry.Mcp.Tests.Terminal;

public sealed class DrawingTests
{
    [Theory]
    [InlineData(0.5, 0.25, 0.75, "████▒▒▒▒▒▒▒▒    ")]
    [InlineData(1.0, 0.9, 1.0, "██████████████▒▒")]
    [InlineData(0.0, 0.0, 0.4, "▒▒▒▒▒▒▒         ")]
    public void ABarIsSolidWhereTheRateIsSureAndShadedWhereItIsNot(double rate, double low, double high, string bar) =>
        Assert.Equal(bar, IntervalBar.Of(rate, [low, high]));

    [Fact]
    public void ABarOfNinetySixPercentDoesNotLookLikeOneOfAHundred()
    {
        Assert.NotEqual(IntervalBar.Of(1, null), IntervalBar.Of(0.96, null));
        Assert.NotEqual(IntervalBar.Of(1, [1, 1]), IntervalBar.Of(0.96, [0.96, 0.97]));
    }

    [Fact]
    public void EveryBarIsEquallyWide()
    {
        for (int percent = 0; percent <= 100; percent++)
        {
            double rate = percent / 100.0;
            Assert.Equal(16, IntervalBar.Of(rate, null).Length);
            Assert.Equal(16, IntervalBar.Of(rate, [rate * 0.9, Math.Min(1, rate * 1.1)]).Length);
        }
    }

    [Theory]
    [InlineData(new[] { 1, 0, 8, 4 }, "▁ █▄")]
    [InlineData(new[] { 5 }, "█")]
    [InlineData(new[] { 0, 0 }, "  ")]
    [InlineData(new int[0], "")]
    public void ASparklineShowsEachSliceOfTimeAndSilenceAsABlank(int[] counts, string line) => Assert.Equal(line, Sparkline.Of(counts));
}
