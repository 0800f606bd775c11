using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class SessionBootstrapTests
{
    private const int Sessions = 40, Each = 10;

    private static readonly int[] s_sessionOf = [.. Enumerable.Range(0, Sessions * Each).Select(i => i / Each)];

    [Fact]
    public void TheIntervalIsThatOfIndependentSessionsHoweverManyCallsTheyHave()
    {
        // Half of the sessions succeed whole, half fail whole: the mean of 40 coins.
        var bootstrap = new SessionBootstrap(s_sessionOf, Sessions, 1);
        Interval interval = bootstrap.OfMean([.. s_sessionOf.Select(session => session % 2.0)])!.Value;
        double half = Interval.Z95 * 0.5 / Math.Sqrt(Sessions);
        Assert.InRange(interval.Low, 0.5 - half - 0.03, 0.5 - half + 0.03);
        Assert.InRange(interval.High, 0.5 + half - 0.03, 0.5 + half + 0.03);
    }

    [Fact]
    public void WhatEverySessionHasAlikeIsSure()
    {
        var bootstrap = new SessionBootstrap(s_sessionOf, Sessions, 1);
        double[] scores = [.. Enumerable.Range(0, s_sessionOf.Length).Select(i => i % Each / 16.0)];
        Assert.Equal(new Interval(4.5 / 16, 4.5 / 16), bootstrap.OfMean(scores));
        Assert.Equal(new Interval(0.5, 0.5), bootstrap.OfRatio(scores, [.. scores.Select(score => score * 2)]));
    }

    [Fact]
    public void AMeanComputedAnewFromEachCallHasTheSameInterval()
    {
        var bootstrap = new SessionBootstrap(s_sessionOf, Sessions, 3);
        double[] scores = [.. s_sessionOf.Select((session, i) => (session * 7 + i) % 8 / 8.0)];
        Interval? anew = bootstrap.Of(weightOf => Enumerable.Range(0, scores.Length).Sum(i => weightOf(i) * scores[i]) / Enumerable.Range(0, scores.Length).Sum(weightOf));
        Assert.Equal(bootstrap.OfMean(scores), anew);
    }

    [Fact]
    public void TheSeedDecides()
    {
        double[] scores = [.. s_sessionOf.Select(session => session / 64.0)];
        Interval?[] intervals = [.. ((int[])[1, 1, 2]).Select(seed => new SessionBootstrap(s_sessionOf, Sessions, seed).OfMean(scores))];
        Assert.Equal(intervals[0], intervals[1]);
        Assert.NotEqual(intervals[0], intervals[2]);
    }

    [Fact]
    public void FourSessionsTellNothingOfHowSessionsDiffer()
    {
        Assert.Null(new SessionBootstrap([0, 1, 2, 3], 4, 1).OfMean([0, 1, 0, 1]));
        Assert.NotNull(new SessionBootstrap([0, 1, 2, 3, 4], 5, 1).OfMean([0, 1, 0, 1, 0]));
    }
}
