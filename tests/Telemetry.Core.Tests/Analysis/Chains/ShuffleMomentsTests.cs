using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;

namespace Telemetry.Core.Tests.Analysis.Chains;

public sealed class ShuffleMomentsTests
{
    // All orders of six steps, so that nothing is left to chance.
    [Theory]
    [InlineData("AABBCD", "AB", true)]
    [InlineData("AAABBB", "AB", true)]
    [InlineData("AABBCD", "ABC", false)]
    [InlineData("AABBBC", "ABC", false)]
    [InlineData("AABBCC", "ABA", false)]
    public void TheMeanOfUpToThreeStepsIsThatOfAllOrders(string lane, string word, bool hasExactVariance)
    {
        double[] counts = [.. Orders(lane).Select(order => (double)CountOf(order, word))];
        double mean = counts.Average(), variance = counts.Average(count => (count - mean) * (count - mean));
        var computed = Computed(lane, word);
        Assert.Equal(mean, computed.Mean, 1e-9);
        if (hasExactVariance)
            Assert.Equal(variance, computed.Variance, 1e-9);
    }

    // Drawn and computed moments hold each other to it, for all lengths and for chains that overlap themselves.
    [Theory]
    [InlineData("AB")]
    [InlineData("ABC")]
    [InlineData("ABA")]
    [InlineData("ABCD")]
    [InlineData("ABCA")]
    [InlineData("ABAB")]
    [InlineData("ABCDE")]
    [InlineData("ABABA")]
    [InlineData("ABCBA")]
    public void TheMomentsAreThoseOfDrawnOrders(string word)
    {
        const int Draws = 40_000;
        char[] lane = [.. new string('A', 14), .. new string('B', 12), .. new string('C', 9), .. new string('D', 7), .. new string('E', 6)];
        var random = new Random(1);
        double sum = 0, squares = 0;
        for (int i = 0; i < Draws; i++)
        {
            random.Shuffle(lane);
            int count = CountOf(lane, word);
            sum += count;
            squares += count * count;
        }

        double mean = sum / Draws, variance = squares / Draws - mean * mean;
        var computed = Computed(new string(lane), word);
        double error = 4 * Math.Sqrt(variance / Draws);
        Assert.InRange(computed.Mean, mean * 0.97 - error, mean * 1.03 + error);
        Assert.InRange(computed.Variance, variance * 0.85, variance * 1.15);
    }

    [Fact]
    public void OfShuffledStepsAtMostOneInTwentyHasAProbabilityOfFivePercent()
    {
        int below = 0, all = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            var runs = Runs.From(SomeLanes.Of(SomeLanes.Random(new Random(seed), 40)).Shuffled(new Random(seed)));
            Grams pairs = Grams.Single(runs).Longer(runs);
            foreach (Grams grams in (Grams[])[pairs, pairs.Longer(runs)])
            {
                Excess[] excesses = ChanceTest.Of(runs, new LaneCounts(runs.Steps), grams, [.. Enumerable.Range(0, grams.All.Count)]);
                below += excesses.Count(one => one.Probability <= 0.05);
                all += excesses.Length;
            }
        }

        Assert.True(all > 2000);
        // Not none either: a test that never passes would be as wrong.
        Assert.InRange((double)below / all, 0.005, 0.05);
    }

    private static (double Mean, double Variance) Computed(string lane, string word) =>
        ShuffleMoments.Of([.. word.Select(step => (int)step)], [.. word.Select(step => lane.Count(other => other == step))], lane.Length);

    private static int CountOf(ReadOnlySpan<char> lane, string word)
    {
        Span<char> runs = stackalloc char[lane.Length];
        int length = 0, count = 0;
        foreach (char step in lane)
        {
            if (length == 0 || runs[length - 1] != step)
                runs[length++] = step;
        }

        for (int i = 0; i + word.Length <= length; i++)
            count += runs.Slice(i, word.Length).SequenceEqual(word) ? 1 : 0;
        return count;
    }

    private static IEnumerable<string> Orders(string steps) => steps.Length <= 1 ? [steps] : steps.SelectMany((step, i) => Orders(steps.Remove(i, 1)).Select(rest => step + rest));
}
