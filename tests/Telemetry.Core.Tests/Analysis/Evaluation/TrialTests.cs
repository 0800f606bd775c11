using System.Collections.Concurrent;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class TrialTests
{
    [Fact]
    public void EveryCallButTheFirstOfALaneIsPredictedFromWhatCameBefore()
    {
        using var folder = TempFolder.ForCaller();
        Folds folds = FoldsOf(folder, Split.InTime, Some.Call("A", 0), Some.Call("B", 1), Some.Call("C", 2, agentId: "a"), Some.Call("D", 3, Outcome.Failure, Stage.Denied), Some.Call("E", 4, agentId: "a"));
        var seen = new ConcurrentDictionary<int, string>();
        NextToolTrial.Run(folds, _ => _ => new Even(before => seen.TryAdd(before.Calls[^1], string.Concat(before.Calls.ToArray().Select(row => folds.Index.Tools[folds.Index.Rows[row].Tool])))), (_, _) => { });
        Assert.Equal(["A", "AB", "C"], seen.Values.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ACallIsShownAsItIsSent()
    {
        using var folder = TempFolder.ForCaller();
        Folds folds = FoldsOf(
            folder, Split.SessionOut, Some.Call("A", 0, Outcome.Failure, Stage.Denied), Some.Call("Bash", 7, Outcome.Failure, Stage.Validation, latencyMs: 700, error: "ENOENT: no such file", parameters: """{"command":"npm test | tail"}""", batchId: "b"));
        PlannedCall call = default;
        int calls = 0;
        SuccessTrial.Run(folds, _ => _ => new Rated((sent, before) => (call, calls) = (sent, calls + before.Calls.Length)), (_, _, _) => { });
        CallRow whole = folds.Index.Rows[1];
        // The first was denied: it is not rated, but it came before.
        Assert.Equal(1, calls);
        Assert.Equal((whole.Tool, whole.Command, whole.Target, whole.HidesExit, whole.Batch, whole.Project), (call.Tool, call.Command, call.Target, call.HidesExit, call.Batch, call.Project));
        Assert.Equal((folds.Index.Names[1], folds.Index.Parameters[1]), (call.Name, call.Parameters));
        Assert.True(call is { Tool: > 0, Command: > 0, Target: > 0, HidesExit: true, Batch: > 0, Project: > 0, Parameters: > 0 }, call.ToString());
    }

    [Theory]
    [InlineData(0.5, 0.5, 0.5)]
    [InlineData(0.0, 1.0, 0.0)]
    [InlineData(0.0, 0.5, 0.4)]
    [InlineData(0.0, double.NaN, 0.5)]
    public void OddsThatAreNoProbabilitiesAreRefused(params double[] odds)
    {
        using var folder = TempFolder.ForCaller();
        Folds folds = FoldsOf(folder, Split.SessionOut, Some.Call("A", 0), Some.Call("B", 1));
        AggregateException e = Assert.Throws<AggregateException>(() => NextToolTrial.Run(folds, _ => _ => new Fixed(odds), (_, _) => { }));
        Assert.Equal("A model of the next tool gave odds that are not above 0 for every tool, or do not sum up to 1.", Assert.IsType<InvalidOperationException>(e.InnerException).Message);
    }

    [Theory]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void AnEstimateThatIsNoProbabilityIsRefused(double estimate)
    {
        using var folder = TempFolder.ForCaller();
        Folds folds = FoldsOf(folder, Split.SessionOut, Some.Call("A", 0));
        AggregateException e = Assert.Throws<AggregateException>(() => SuccessTrial.Run(folds, _ => _ => new Rated((_, _) => { }, estimate), (_, _, _) => { }));
        Assert.Equal("A model of success gave an estimate that is no probability.", Assert.IsType<InvalidOperationException>(e.InnerException).Message);
    }

    private static Folds FoldsOf(TempFolder folder, Split split, params ToolCall[] calls)
    {
        var lanes = new LaneRows(Some.IndexOf(folder, calls));
        lanes.Update();
        return new Folds(lanes, split);
    }

    private sealed class Even(Action<LaneMemory> look) : INextToolModel
    {
        public void Predict(LaneMemory before, Span<double> odds)
        {
            look(before);
            odds[1..].Fill(1.0 / (odds.Length - 1));
        }
    }

    private sealed class Fixed(double[] odds) : INextToolModel
    {
        public void Predict(LaneMemory before, Span<double> all) => odds.CopyTo(all);
    }

    private sealed class Rated(Action<PlannedCall, LaneMemory> look, double estimate = 0.5) : ISuccessModel
    {
        public double Predict(in PlannedCall call, LaneMemory before)
        {
            look(call, before);
            return estimate;
        }

        public bool IsEnough(in PlannedCall call) => true;
    }
}
