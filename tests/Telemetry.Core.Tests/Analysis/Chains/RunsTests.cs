using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;

namespace Telemetry.Core.Tests.Analysis.Chains;

public sealed class RunsTests
{
    [Fact]
    public void NeighboursThatAreAlikeAreOneRun() => Assert.Equal("Read Edit Read", Text("Read", "Read", "Edit", "Read", "Read", "Read"));

    [Fact]
    public void ABatchIsOneStepOfAllThatItHoldsInWhateverOrder() => Assert.Equal("Grep+Read Edit Read", Text("Read+Grep", "Grep+Read+Read", "Edit", "Read+Read", "Read"));

    [Fact]
    public void ABatchSucceedsWhereAllItsCallsDo()
    {
        StepLanes steps = SomeLanes.Of([["Read+Grep", "Read+Grep!", "Edit!"]]);
        Assert.Equal([StepOutcome.Success, StepOutcome.Failure, StepOutcome.Failure], steps.Outcomes[..3]);
    }

    [Fact]
    public void RunsOfOneLaneEndWithIt()
    {
        var runs = Runs.From(SomeLanes.Of([["A", "B", "B"], ["B", "A"]]));
        Assert.Equal([0, 2, 4], runs.Starts);
        Assert.Equal((2, 1), (runs.EndOf(1, 0) - runs.FirstSteps[1], runs.EndOf(3, 1) - runs.FirstSteps[3]));
    }

    [Fact]
    public void ShufflingKeepsWhatEachLaneHolds()
    {
        StepLanes steps = SomeLanes.Of(SomeLanes.Random(new Random(1), 5)), shuffled = steps.Shuffled(new Random(2));
        Assert.NotEqual(steps.Symbols, shuffled.Symbols);
        Assert.All(steps.Lanes, lane => Assert.Equal(steps.Symbols[lane.Start..lane.End].Order(), shuffled.Symbols[lane.Start..lane.End].Order()));
    }

    private static string Text(params string[] session)
    {
        var runs = Runs.From(SomeLanes.Of([session]));
        return string.Join(' ', runs.Symbols.Select(symbol => runs.Steps.Names[symbol]));
    }
}
