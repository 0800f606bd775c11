using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class LogisticFitTests
{
    // As in the fit: what a weight pays for leaving where it started.
    private const double Ridge = 5;

    [Fact]
    public void PlantedWeightsAreFound()
    {
        double[] planted = [0.5, -1, 2];
        var (signs, outcomes) = Draw(6000, planted, seed: 1);
        double[] fitted = LogisticFit.Fit(signs, outcomes, [0, 0, 0]);
        Assert.All(planted.Zip(fitted), pair => Assert.InRange(pair.Second, pair.First - 0.2, pair.First + 0.2));
    }

    [Fact]
    public void WithoutCallsTheWeightsStayWhereTheyStart() => Assert.Equal([0, 1, -0.5], LogisticFit.Fit([], [], [0, 1, -0.5]));

    [Fact]
    public void ASignThatNoCallHasKeepsItsWeight()
    {
        double[] fitted = LogisticFit.Fit([1, 0, 1, 0, 1, 0], [true, true, true], [0, 0.7]);
        Assert.Equal(0.7, fitted[1]);
        Assert.True(fitted[0] > 0);
    }

    [Fact]
    public void OneCallMovesAWeightByWhatTheRidgeAllows()
    {
        // 5 w = 1 - 1 / (1 + e^-w).
        double weight = LogisticFit.Fit([1], [true], [0])[0];
        Assert.Equal(1 - 1 / (1 + Math.Exp(-weight)), Ridge * weight, 9);
        Assert.InRange(weight, 0.09, 0.1);
    }

    [Fact]
    public void MoreCallsOutweighTheRidge()
    {
        double few = LogisticFit.Fit(Enumerable.Repeat(1.0, 4).ToArray(), [true, true, true, false], [0])[0];
        double many = LogisticFit.Fit(Enumerable.Repeat(1.0, 4000).ToArray(), [.. Enumerable.Range(0, 4000).Select(i => i % 4 != 0)], [0])[0];
        Assert.InRange(few, 0.05, 0.3);
        Assert.InRange(many, Math.Log(3) - 0.01, Math.Log(3));
    }

    [Fact]
    public void AtTheFittedWeightsNothingIsLeftToGain()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            double[] planted = [.. Enumerable.Range(0, 5).Select(_ => random.NextDouble() * 6 - 3)], prior = [.. planted.Select(_ => random.NextDouble() * 2 - 1)];
            var (signs, outcomes) = Draw(random.Next(3, 400), planted, seed);
            AssertOptimal(signs, outcomes, prior);
        }
    }

    [Fact]
    public void CallsThatEndAgainstAllExpectationAreFittedToo()
    {
        // What is promised with odds of a thousand to one fails every time, and the other way round: whole steps of Newton's method would leap to and fro.
        double[] signs = [.. Enumerable.Range(0, 100).SelectMany(i => new[] { 1, i % 2 == 0 ? 6.9 : -6.9 })];
        bool[] outcomes = [.. Enumerable.Range(0, 100).Select(i => i % 2 != 0)];
        AssertOptimal(signs, outcomes, [0, 1]);
        Assert.True(LogisticFit.Promise(LogisticFit.Fit(signs, outcomes, [0, 1]), [1, 6.9]) < 0.1);
    }

    private static void AssertOptimal(double[] signs, bool[] outcomes, double[] prior)
    {
        double[] fitted = LogisticFit.Fit(signs, outcomes, prior);
        for (int i = 0; i < prior.Length; i++)
        {
            double gradient = -Ridge * (fitted[i] - prior[i]);
            for (int call = 0; call < outcomes.Length; call++)
            {
                double sum = Enumerable.Range(0, prior.Length).Sum(j => fitted[j] * signs[call * prior.Length + j]);
                gradient += ((outcomes[call] ? 1 : 0) - 1 / (1 + Math.Exp(-sum))) * signs[call * prior.Length + i];
            }

            Assert.InRange(gradient, -1e-4, 1e-4);
        }
    }

    // The first sign is 1 at each call, of the others every second is a flag.
    private static (double[] Signs, bool[] Outcomes) Draw(int calls, double[] planted, int seed)
    {
        var random = new Random(seed);
        var signs = new double[calls * planted.Length];
        var outcomes = new bool[calls];
        for (int call = 0; call < calls; call++)
        {
            for (int i = 0; i < planted.Length; i++)
                signs[call * planted.Length + i] = i == 0 ? 1 : i % 2 == 0 ? random.Next(2) : random.NextDouble() * 4 - 2;
            outcomes[call] = random.NextDouble() < LogisticFit.Promise(planted, signs.AsSpan(call * planted.Length, planted.Length));
        }

        return (signs, outcomes);
    }
}
