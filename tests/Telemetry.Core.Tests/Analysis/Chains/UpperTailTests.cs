using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis.Chains;

public sealed class UpperTailTests
{
    [Theory]
    [InlineData(5, 0.5)]
    [InlineData(3, 2)]
    [InlineData(40, 25)]
    [InlineData(1100, 1000)]
    public void WhereVarianceAndMeanAreTheSameItIsPoissons(int observed, double mean)
    {
        double term = Math.Exp(-mean), below = 0;
        if (mean > 700)
        {
            // The sum underflows: one minus the normal tail with Poisson's skewness is near enough there.
            Assert.InRange(UpperTail.Of(observed, mean, mean), 0.0008, 0.0012);
            return;
        }

        for (int i = 0; i < observed; i++)
        {
            below += term;
            term *= mean / (i + 1);
        }

        Assert.Equal(1 - below, UpperTail.Of(observed, mean, mean), 1e-9);
    }

    [Fact]
    public void CountsThatVaryLessAreLessProbableFarOutAndThoseInClumpsMore()
    {
        double poisson = UpperTail.Of(20, 10, 10);
        Assert.True(UpperTail.Of(20, 10, 5) < poisson && poisson < UpperTail.Of(20, 10, 20));
    }

    [Fact]
    public void WhatIsNotAboveTheMeanIsNoSurpriseAndNothingIsImpossible()
    {
        Assert.Equal(1, UpperTail.Of(10, 10, 10));
        Assert.Equal(UpperTail.Smallest, UpperTail.Of(1000, 1, 1));
    }
}
