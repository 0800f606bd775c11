using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class EvaluationTests
{
    [Fact]
    public void TwoRunsAreEqual()
    {
        using var folder = TempFolder.ForCaller();
        string[] texts = [.. ((int[])[1, 1, 2]).Select(seed => Text(Evaluation.Of(Some.IndexOf(folder, Days(folder)), seed)))];
        Assert.Equal(texts[0], texts[1]);
        Assert.NotEqual(texts[0], texts[2]);
    }

    [Fact]
    public void FiguresAreMeansOverEveryPredictedCall()
    {
        using var folder = TempFolder.ForCaller();
        var evaluation = Evaluation.Of(Some.IndexOf(folder, Days(folder)));
        Assert.Equal((60, 6, 2), (evaluation.N, evaluation.Sessions, evaluation.Projects));
        Assert.Equal([Split.SessionOut, Split.ProjectOut, Split.InTime], evaluation.NextTool.Select(scores => scores.Split));
        Assert.All(evaluation.NextTool, scores => Assert.Equal((54, 6), (scores.N, scores.Sessions)));
        // A B A B ...: what came after each tool decides, and both are equally frequent but for where a session begins.
        SplitScores tools = evaluation.NextTool[0], success = evaluation.Success[0];
        Assert.Equal(["most_frequent", "repeat_last", "order_1", "ours"], tools.Contestants.Select(one => one.Name));
        Assert.Equal((1.0, 0.5), (tools.Contestants[2]["top1"], tools.Contestants[0]["top1"]));
        Assert.Equal("order_1", tools.Gain.Over);
        // B fails, A never does: each tool's rate is certain and right, that of all is one half, and nothing can be told better than the certain one.
        Assert.Equal(["global", "per_tool", "ours"], success.Contestants.Select(one => one.Name));
        Assert.Equal((60, "per_tool"), (success.N, success.Gain.Over));
        Assert.Equal((0.25, 0.0, 1.0, double.NaN), (success.Contestants[0]["brier"], success.Contestants[1]["brier"], success.Contestants[1]["auc"], success.Contestants[1]["brier_skill"]));
        Assert.Equal([new Warnings(0.01, 1, 1, 30), new Warnings(0.05, 3, 3, 30)], success.Contestants[1].Warnings);
    }

    [Fact]
    public void WithOneSessionOnlyTheFutureIsHeldOut()
    {
        using var folder = TempFolder.ForCaller();
        var evaluation = Evaluation.Of(Some.IndexOf(folder, Enumerable.Range(0, 30).Select(i => Some.Call("T" + i % 3, i))));
        Assert.Equal([Split.InTime], evaluation.NextTool.Select(scores => scores.Split));
        Assert.Equal([Split.InTime], evaluation.Success.Select(scores => scores.Split));
        Assert.All(evaluation.NextTool[0].Contestants[^1].Measures, measure => Assert.Null(measure.Interval));
    }

    [Fact]
    public void CallsThatNothingFollowsHaveNoNextTool()
    {
        using var folder = TempFolder.ForCaller();
        var evaluation = Evaluation.Of(Some.IndexOf(folder, Enumerable.Range(0, 6).Select(i => Some.Call(i: i, session: "s" + i))));
        Assert.Empty(evaluation.NextTool);
        Assert.NotEmpty(evaluation.Success);
    }

    private static IEnumerable<ToolCall> Days(TempFolder folder)
    {
        File.Delete(folder.File("store.jsonl"));
        return Enumerable.Range(0, 60).Select(i => Some.Call(i % 2 == 0 ? "A" : "B", i, i % 2 == 0 ? Outcome.Success : Outcome.Failure, session: "s" + i / 10, project: "/p" + i / 30));
    }

    private static string Text(Evaluation evaluation) => string.Join('\n', evaluation.NextTool.Concat(evaluation.Success).SelectMany(scores => scores.Contestants.Select(one => $"{scores.Split} {one.Name} {string.Join(' ', one.Measures)} {string.Join(' ', one.Warnings)}").Append($"{string.Join(' ', scores.Gain.Measures)}")));
}
