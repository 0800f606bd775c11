using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;

namespace Telemetry.Core.Tests.Analysis.Chains;

public sealed class LoopTests
{
    // Each session tests and edits by turns until the test succeeds: two rounds, and three in every fourth.
    private static readonly ChainReport s_report = SomeLanes.Report(SomeLanes.Random(new Random(1), 40, 60, "A B C D E F G H Test Edit").Select((session, i) => (string[])
        [.. session.Where(step => step is not ("Test" or "Edit")), "Test!", "Edit", "Test!", .. (string[])(i % 4 == 0 ? ["Edit", "Test!"] : []), "Edit", i % 10 == 9 ? "Test!" : "Test", "A", "Edit", "B", "Test", "C"]));

    [Fact]
    public void ALoopIsToldWithItsRoundsFromTheSideThatFails()
    {
        Loop loop = Assert.Single(s_report.Loops);
        Assert.Equal(["Test", "Edit", "Test"], loop.Steps);
        Assert.Equal((90, 40, 40, 2), (loop.Count, loop.Times, loop.Sessions, loop.Projects));
        Assert.Equal((2, 3), (loop.MedianRounds, loop.MaxRounds));
        Assert.True(loop.Lift > 5 && loop.LiftOverParts > 1.2);
    }

    [Fact]
    public void ALoopIsNoChain() => Assert.DoesNotContain(s_report.Chains, chain => chain.Steps.Count > 2 && chain.Steps.Skip(2).SequenceEqual(chain.Steps.SkipLast(2)));

    [Fact]
    public void TimeToGreenIsFromTheFirstFailureToTheFirstSuccess()
    {
        Loop loop = Assert.Single(s_report.Loops);
        // All failed at first, and four of forty never succeeded.
        Assert.Equal(new Proportion(36, 40), loop.Green);
        // Four steps of a second; six in every fourth session.
        Assert.Equal(4000, loop.MedianToGreenMs);
    }

    [Fact]
    public void WhereNothingFailsThereIsNoTimeToGreen()
    {
        Loop loop = Assert.Single(SomeLanes.Report(SomeLanes.Random(new Random(1), 40, 60).Select(session => (string[])[.. session, "X", "Y", "X", "A", "Y", "B", "X"])).Loops);
        Assert.Equal((0, null), (loop.Green.N, loop.MedianToGreenMs));
    }
}
