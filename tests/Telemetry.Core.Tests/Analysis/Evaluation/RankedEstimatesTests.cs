using CsCheck;
using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class RankedEstimatesTests
{
    // Few values, so that many are equal; both outcomes are there.
    private static readonly Gen<(double Estimate, bool Outcome)[]> s_calls = Gen.Select(Gen.Int[0, 8], Gen.Bool, (eighths, outcome) => (eighths / 8.0, outcome)).Array[0, 40]
        .Select(calls => ((double, bool)[])[.. calls, (0.5, true), (0.25, false)]);

    [Fact]
    public void TheAreaIsTheShareOfPairsInTheRightOrder()
    {
        // The success at 0.35 stands above one failure and below the other; that at 0.8 above both.
        Assert.Equal(0.75, new RankedEstimates([0.1, 0.4, 0.35, 0.8], [false, false, true, true]).Auc());
        Assert.Equal(0.5, new RankedEstimates([0.7, 0.7, 0.7], [false, true, true]).Auc());
        Assert.Equal(double.NaN, new RankedEstimates([0.7, 0.6], [true, true]).Auc());
    }

    [Fact]
    public void TheAreaIsWhatLookingAtEveryPairFinds() => s_calls.Sample(calls =>
    {
        var pairs = calls.Where(call => call.Outcome).SelectMany(_ => calls.Where(call => !call.Outcome), (one, other) => one.Estimate > other.Estimate ? 1 : one.Estimate == other.Estimate ? 0.5 : 0);
        Assert.Equal(pairs.Average(), Ranked(calls).Auc(), 12);
    });

    [Fact]
    public void OnlyTheOrderOfTheEstimatesCounts() => s_calls.Sample(calls =>
    {
        Assert.Equal(Ranked(calls).Auc(), Ranked([.. calls.Select(call => (Math.Exp(call.Estimate) / 3, call.Outcome))]).Auc(), 12);
        Assert.Equal(1 - Ranked(calls).Auc(), Ranked([.. calls.Select(call => (1 - call.Estimate, call.Outcome))]).Auc(), 12);
    });

    [Fact]
    public void ACallThatCountsTwiceIsThereTwice() => Gen.Select(s_calls, Gen.Int[0, 3].Array[42]).Sample((calls, weights) =>
    {
        weights = [.. weights[..(calls.Length - 2)], 1, 2];
        var repeated = calls.SelectMany((call, i) => Enumerable.Repeat(call, weights[i])).ToArray();
        Assert.Equal(Ranked(repeated).Auc(), Ranked(calls).Auc(i => weights[i]), 12);
    });

    [Fact]
    public void TheLeastLikelyCallsAreWarnedOfAndEqualOnesInTheirOrder()
    {
        // Of ten calls a fifth is two: the failure at 0.1, and of the two at 0.2 the first, which succeeds.
        double[] estimates = [0.9, 0.2, 0.2, 0.1, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9];
        bool[] outcomes = [true, true, false, false, false, true, true, true, true, true];
        var warned = new RankedEstimates(estimates, outcomes).Warn(0.2);
        Assert.Equal((new Warnings(0.2, 2, 1, 3), 0.5, 1.0 / 3), (warned, warned.Precision, warned.Recall));
        Assert.Equal(1, new RankedEstimates(estimates, outcomes).Warn(0.01).N);
    }

    private static RankedEstimates Ranked((double Estimate, bool Outcome)[] calls) => new([.. calls.Select(call => call.Estimate)], [.. calls.Select(call => call.Outcome)]);
}
