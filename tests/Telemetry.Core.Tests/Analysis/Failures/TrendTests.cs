using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis.Failures;

public sealed class TrendTests
{
    [Theory]
    [InlineData(5, 5, 0.25, TrendWord.New)]
    [InlineData(3, 3, 0.25, TrendWord.None)]
    [InlineData(15, 30, 0.25, TrendWord.Rising)]
    [InlineData(0, 30, 0.25, TrendWord.Falling)]
    [InlineData(7, 30, 0.25, TrendWord.Steady)]
    [InlineData(2, 8, 0.25, TrendWord.None)]
    [InlineData(30, 30, 0.8, TrendWord.None)]
    [InlineData(0, 0, 0.25, TrendWord.None)]
    [InlineData(5, 5, 1, TrendWord.None)]
    [InlineData(300, 2000, 0.25, TrendWord.Falling)]
    public void AWordNeedsATestThatSaysSo(int recent, int sessions, double share, TrendWord word) => Assert.Equal(word, Trend.From([], recent, sessions, share).Word);

    // Sessions thrown into the time at random: what is found in them is false.
    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(400)]
    public void OfAHundredGroupsWithoutAChangeAtMostOneIsSaidToHaveOne(int sessions)
    {
        const int runs = 20_000;
        const double share = 0.27;
        var random = new Random(sessions);
        int alarms = 0;
        for (int run = 0; run < runs; run++)
        {
            int recent = Enumerable.Range(0, sessions).Count(_ => random.NextDouble() < share);
            alarms += Trend.From([], recent, sessions, share).Word is TrendWord.New or TrendWord.Rising or TrendWord.Falling ? 1 : 0;
        }

        Assert.InRange(alarms, 1, runs / 100);
    }
}
