using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;

namespace Telemetry.Core.Tests.Analysis.Chains;

public sealed class RateDifferenceTests
{
    // 56 of 70 against 48 of 80, in Newcombe's paper.
    [Fact]
    public void TheIntervalIsThatOfTheHybridOfBothRates()
    {
        RateDifference difference = Of(56, 70, 48, 80)!.Value;
        Assert.Equal(0.2, difference.Points, 1e-9);
        Assert.Equal((0.0524, 0.3339), (Math.Round(difference.Interval.Low, 4), Math.Round(difference.Interval.High, 4)));
        Assert.True(difference.IsCertain);
    }

    [Fact]
    public void ARateOnFewerThanFiveChangesNothing() => Assert.Null(Of(4, 4, 10, 80));

    [Theory]
    [InlineData(6, false)]
    [InlineData(1, true)]
    public void WhatAChainChangesIsCertainOnlyWhereItDoes(int failsOtherwise, bool isCertain)
    {
        var random = new Random(1);
        // Edit fails once in six times behind Read, and once in `failsOtherwise` behind anything else.
        string[][] sessions = SomeLanes.Random(random, 60, steps: "Read Edit Bash Grep Glob").Plant(random, "Read Edit", 200);
        foreach (string[] session in sessions)
        {
            for (int i = 1; i < session.Length; i++)
            {
                if (session[i] == "Edit" && random.Next(session[i - 1] == "Read" ? 6 : failsOtherwise == 6 ? 6 : 2) == 0)
                    session[i] = "Edit!";
            }
        }

        Chain chain = Assert.Single(SomeLanes.Report(sessions).Chains, chain => chain.Steps is ["Read", "Edit"]);
        Assert.InRange(chain.Success.Rate, 0.78, 0.89);
        Assert.Equal(isCertain, chain.Change!.Value.IsCertain);
        Assert.True(!isCertain || chain.Change.Value.Points > 0.2);
    }

    // As many failures, but all of one session: that says little of the next.
    [Fact]
    public void FailuresOfOneSessionAloneAreNotCertain()
    {
        string[][] spread = [.. Enumerable.Range(0, 20).Select(i => Session(i, 2))], lumped = [.. Enumerable.Range(0, 20).Select(i => Session(i, i < 2 ? 20 : 0))];
        Assert.Equal(ChangeOf(spread).Points, ChangeOf(lumped).Points, 1e-9);
        Assert.True(ChangeOf(spread).IsCertain);
        Assert.False(ChangeOf(lumped).IsCertain);

        static string[] Session(int seed, int failures)
        {
            var random = new Random(seed);
            List<string[]> parts = [.. Enumerable.Range(0, 20).Select(i => (string[])["X", i < failures ? "Y!" : "Y"]), .. Enumerable.Range(0, 20).Select(_ => (string[])["W", "Y"]), .. Enumerable.Repeat<string[]>(["W", "X", "V"], 10)];
            return [.. parts.OrderBy(_ => random.Next()).SelectMany(part => part)];
        }

        static RateDifference ChangeOf(string[][] sessions) => SomeLanes.Report(sessions).Chains.Single(chain => chain.Steps is ["X", "Y"]).Change!.Value;
    }

    private static RateDifference? Of(int successes, int n, int otherSuccesses, int otherN) =>
        RateDifference.Of(new SuccessRate(new Proportion(successes, n), n, n, 0, 0), new SuccessRate(new Proportion(otherSuccesses, otherN), otherN, otherN, 0, 0));
}
