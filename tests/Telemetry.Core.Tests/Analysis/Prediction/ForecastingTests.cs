using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class ForecastingTests
{
    [Fact]
    public void TheNearestCallsThatAreEnoughDecideWhatAForecastStandsOn()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder,
            [
                .. Enumerable.Range(0, 20).Select(i => Some.Call("Read", i, parameters: """{"file_path":"/a"}""")),
                .. Enumerable.Range(20, 6).Select(i => Some.Call("Read", i, Outcome.Failure, parameters: """{"file_path":"/b"}""")),
                .. Enumerable.Range(30, 3).Select(i => Some.Call("Read", i, parameters: """{"file_path":"/c"}""")),
            ]);
        Forecast onB = Of(index, "Read", "/b"), onC = Of(index, "Read", "/c");
        Assert.Equal((ForecastBasis.Target, new Proportion(0, 6)), (onB.Basis, onB.Observed));
        Assert.Equal((ForecastBasis.Tool, new Proportion(23, 29)), (onC.Basis, onC.Observed));
    }

    [Fact]
    public void FourCallsAreNotEnough()
    {
        using var folder = TempFolder.ForCaller();
        Assert.False(Of(Some.IndexOf(folder, Enumerable.Range(0, 4).Select(i => Some.Call("Edit", i))), "Edit", "/x").IsEnough);
    }

    [Fact]
    public void WhatWasDeniedSaysNothingAboutTheOdds()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, [.. Enumerable.Range(0, 5).Select(i => Some.Call("Grep", i)), .. Enumerable.Range(5, 9).Select(i => Some.Call("Grep", i, Outcome.Failure, Stage.Denied))]);
        Assert.Equal(new Proportion(5, 5), Of(index, "Grep", "").Observed);
    }

    [Fact]
    public void AFailureCostsTheTimeUntilTheToolSucceededOnTheTarget()
    {
        using var folder = TempFolder.ForCaller();
        // Five times a test fails and passes 40 seconds later; each call takes 10 ms.
        CallIndex index = Some.IndexOf(
            folder,
            Enumerable.Range(0, 5).SelectMany(i => (ToolCall[])
            [
                Some.Call("Bash", i * 100, Outcome.Failure, latencyMs: 10, parameters: """{"command":"go test"}"""),
                Some.Call("Bash", i * 100 + 40, latencyMs: 10, parameters: """{"command":"go test"}"""),
            ]));
        Forecast forecast = Of(index, "Bash", "go test");
        Assert.Equal(40_000, forecast.FailureCostMs);
        Assert.Equal(10 + (1 - forecast.Estimate) * 40_000, forecast.ExpectedMs!.Value, 0.001);
    }

    [Fact]
    public void TheIntervalIsAsWideAsTheCallsItStandsOnAreFew()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder,
            [.. Enumerable.Range(0, 200).Select(i => Some.Call("Read", i, i % 10 == 0 ? Outcome.Failure : Outcome.Success, session: "r" + i)), .. Enumerable.Range(0, 10).Select(i => Some.Call("Glob", 300 + i, i == 0 ? Outcome.Failure : Outcome.Success, session: "g" + i))]);
        Forecast much = Of(index, "Read", ""), little = Of(index, "Glob", "");
        Assert.True(much.Interval.High - much.Interval.Low < 0.5 * (little.Interval.High - little.Interval.Low));
        Assert.InRange(much.Estimate, much.Interval.Low, much.Interval.High);
    }

    [Fact]
    public void EditingAnUnreadFileIsWarnedOfOnlyWhereHistoryTellsIt()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Habit(unreadFails: true));
        CallWarning warning = Assert.Single(WarningsOf(index, "Edit", "/new"));
        Assert.Equal((WarningSign.Unread, new Proportion(0, 30), new Proportion(30, 30)), (warning.Sign, warning.Like, warning.Others));
        Assert.Empty(WarningsOf(index, "Edit", "/f0"));
        using var other = TempFolder.ForCaller();
        Assert.Empty(WarningsOf(Some.IndexOf(other, Habit(unreadFails: false)), "Edit", "/new"));
    }

    [Fact]
    public void ATargetThatHasJustFailedIsWarnedOf()
    {
        using var folder = TempFolder.ForCaller();
        // What failed once fails again, in every session.
        CallIndex index = Some.IndexOf(
            folder,
            Enumerable.Range(0, 30).SelectMany(i => (ToolCall[])
            [
                Some.Call("Grep", i * 10, session: "s" + i, parameters: $$"""{"pattern":"good{{i}}"}"""),
                Some.Call("Grep", i * 10 + 1, Outcome.Failure, session: "s" + i, parameters: $$"""{"pattern":"bad{{i}}"}"""),
                Some.Call("Grep", i * 10 + 2, Outcome.Failure, session: "s" + i, parameters: $$"""{"pattern":"bad{{i}}"}"""),
            ]));
        CallWarning warning = Assert.Single(WarningsOf(index, "Grep", "bad29", "s29"));
        Assert.Equal((WarningSign.Failing, 2), (warning.Sign, warning.FailedInARow));
    }

    // 30 sessions read and edit one file, and edit another unread.
    private static IEnumerable<ToolCall> Habit(bool unreadFails) => Enumerable.Range(0, 30).SelectMany(i => (ToolCall[])
    [
        Some.Call("Edit", i * 10, unreadFails ? Outcome.Failure : Outcome.Success, session: "s" + i, parameters: $$"""{"file_path":"/u{{i}}"}"""),
        Some.Call("Read", i * 10 + 1, session: "s" + i, parameters: """{"file_path":"/f0"}"""),
        Some.Call("Edit", i * 10 + 2, session: "s" + i, parameters: """{"file_path":"/f0"}"""),
    ]);

    private static Forecast Of(CallIndex index, string tool, string target) => With(index, (forecasting, predictions) => forecasting.Of(CallOf(index, tool, target), LastLane(index, predictions, null)));

    private static IReadOnlyList<CallWarning> WarningsOf(CallIndex index, string tool, string target, string? session = null) =>
        With(index, (forecasting, predictions) => forecasting.WarningsOf(CallOf(index, tool, target), LastLane(index, predictions, session)));

    private static LaneMemory LastLane(CallIndex index, Predictions predictions, string? session) =>
        predictions.MemoryOf(session is null ? index.Rows[^1].Lane : index.MainLaneOf(index.Sessions.Find(session)));

    private static PlannedCall CallOf(CallIndex index, string tool, string target) =>
        new() { Tool = index.Tools.Find(tool), Target = Target.Of(target), Command = index.CommandOf(target), IsVague = target.Length == 0 };

    private static T With<T>(CallIndex index, Func<Forecasting, Predictions, T> ask)
    {
        var lanes = new LaneRows(index);
        var predictions = new Predictions(lanes);
        predictions.Update();
        var known = new KnownCalls(index, new CallFilter());
        known.Update();
        var recoveries = new Recoveries(lanes);
        recoveries.Update();
        return ask(new Forecasting(predictions, known, FailureCosts.From(recoveries)), predictions);
    }
}
