using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

/// <summary>What the baselines predict for a second session from a first of five calls: A A B A and, in a lane of its own, C.</summary>
public sealed class BaselineTests
{
    private static readonly ToolCall[] s_learnt = [Some.Call("A", 0), Some.Call("A", 1), Some.Call("B", 2, Outcome.Failure), Some.Call("A", 3), Some.Call("C", 4, agentId: "a")];

    // Shares of A, B, C: three kinds among five calls, and the chance of a fourth, 3/8, over three tools alike.
    private const double A = (3 + 3 / 3.0) / 8, B = (1 + 3 / 3.0) / 8, C = B;

    [Fact]
    public void TheMostFrequentIsExpectedWhateverCameBefore() => AssertOdds(MostFrequent.Train, "B", A, B, C);

    [Fact]
    public void TheLastToolIsRepeatedAsOftenAsCallsAre()
    {
        // One of three calls repeated the one before.
        const double repeats = 2.0 / 5;
        AssertOdds(RepeatLast.Train, "B", A / (A + C) * (1 - repeats), repeats, C / (A + C) * (1 - repeats));
    }

    [Fact]
    public void WhatCameAfterTheLastToolIsExpectedAgain()
    {
        // After A: A and B once each, two kinds. After B: A once. After C nothing.
        AssertOdds(OrderOne.Train, "A", (1 + 2 * A) / 4, (1 + 2 * B) / 4, 2 * C / 4);
        AssertOdds(OrderOne.Train, "B", (1 + A) / 2, B / 2, C / 2);
        AssertOdds(OrderOne.Train, "C", A, B, C);
    }

    [Fact]
    public void NothingLearntIsAllAlike()
    {
        using var folder = TempFolder.ForCaller();
        Folds folds = FoldsOf(Some.IndexOf(folder, Some.Call("A", 0), Some.Call("B", 1), Some.Call("B", 2)), Split.SessionOut);
        Dictionary<string, double[]> odds = [];
        foreach (var (name, trainer) in Contestants.NextTool.Where(one => one.Name != Contestants.Ours))
            NextToolTrial.Run(folds, trainer, (row, all) => odds.TryAdd(name, all.ToArray()));
        Assert.Equal([0, 0.5, 0.5], odds["most_frequent"]);
        Assert.Equal([0, 0.5, 0.5], odds["order_1"]);
        Assert.Equal([0, 0.5, 0.5], odds["repeat_last"]);
    }

    [Fact]
    public void TheOnlyToolThereIsComesForCertain()
    {
        using var folder = TempFolder.ForCaller();
        Folds folds = FoldsOf(Some.IndexOf(folder, Enumerable.Range(0, 6).Select(i => Some.Call("A", i, session: "s" + i % 2))), Split.SessionOut);
        foreach (var (_, trainer) in Contestants.NextTool)
            NextToolTrial.Run(folds, trainer, (_, odds) => Assert.Equal([0, 1], odds.ToArray().Select(p => Math.Round(p, 12))));
    }

    [Theory]
    [InlineData("A", 1.0, 0.75)]
    [InlineData("B", 0.0, 0.75)]
    [InlineData("D", 0.75, 0.75)]
    public void AToolHasItsOwnRateAndAnUnseenOneThatOfAll(string tool, double own, double all)
    {
        // The failure of C was denied, and is not rated.
        ToolCall[] calls = [.. s_learnt.Where(call => call.ToolName != "C"), Some.Call("C", 4, Outcome.Failure, Stage.Denied), Some.Call(tool, 9, session: "s2")];
        Assert.Equal((own, false), EstimateOf(calls, ToolRate.Train));
        Assert.Equal((all, false), EstimateOf(calls, GlobalRate.Train));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void ARateOfFewerThanFiveCallsIsNotEnough(int calls, bool isEnough) =>
        Assert.Equal((1.0, isEnough), EstimateOf([.. Enumerable.Range(0, calls).Select(i => Some.Call("A", i)), Some.Call("A", 9, session: "s2")], ToolRate.Train));

    private static (double, bool) EstimateOf(ToolCall[] calls, Trainer<ISuccessModel> trainer)
    {
        using var folder = TempFolder.ForCaller();
        Folds folds = FoldsOf(Some.IndexOf(folder, calls), Split.SessionOut);
        (double, bool) told = default;
        SuccessTrial.Run(folds, trainer, (row, estimate, isEnough) => told = row == calls.Length - 1 ? (estimate, isEnough) : told);
        return told;
    }

    private static void AssertOdds(Trainer<INextToolModel> trainer, string last, params double[] expected)
    {
        using var folder = TempFolder.ForCaller();
        Folds folds = FoldsOf(Some.IndexOf(folder, [.. s_learnt, Some.Call(last, 8, session: "s2"), Some.Call("A", 9, session: "s2")]), Split.SessionOut);
        double[]? odds = null;
        NextToolTrial.Run(folds, trainer, (row, all) => odds = row == s_learnt.Length + 1 ? all.ToArray() : odds);
        Assert.Equal(expected.Select(p => Math.Round(p, 12)), odds!.Skip(1).Select(p => Math.Round(p, 12)));
    }

    private static Folds FoldsOf(CallIndex index, Split split)
    {
        var lanes = new LaneRows(index);
        lanes.Update();
        return new Folds(lanes, split);
    }
}
