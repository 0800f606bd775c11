using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class ForecastTests
{
    [Fact]
    public void TheNearestCallsThatAreEnoughDecide()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder,
            [
                .. Enumerable.Range(0, 20).Select(i => Some.Call("Edit", i, parameters: """{"file_path":"/a"}""")),
                .. Enumerable.Range(20, 6).Select(i => Some.Call("Edit", i, Outcome.Failure, parameters: """{"file_path":"/b"}""")),
                .. Enumerable.Range(30, 3).Select(i => Some.Call("Edit", i, parameters: """{"file_path":"/c"}""")),
            ]);
        Forecast onB = Of(index, "Edit", "/b"), onC = Of(index, "Edit", "/c");
        Assert.Equal((ForecastBasis.Target, new Proportion(0, 6)), (onB.Basis, onB.Success));
        Assert.Equal((ForecastBasis.Tool, new Proportion(23, 29)), (onC.Basis, onC.Success));
        // (0 + 5 × 23/29) / (6 + 5)
        Assert.Equal(5 * 23 / 29.0 / 11, onB.Estimate, 0.0001);
    }

    [Fact]
    public void FourCallsAreNotEnough()
    {
        using var folder = TempFolder.ForCaller();
        Assert.False(Of(Some.IndexOf(folder, Enumerable.Range(0, 4).Select(i => Some.Call("Edit", i))), "Edit", "").IsEnough);
    }

    [Fact]
    public void WhatWasDeniedSaysNothingAboutTheOdds()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, [.. Enumerable.Range(0, 5).Select(i => Some.Call("Edit", i)), .. Enumerable.Range(5, 9).Select(i => Some.Call("Edit", i, Outcome.Failure, Stage.Denied))]);
        Assert.Equal(new Proportion(5, 5), Of(index, "Edit", "").Success);
    }

    [Fact]
    public void TheWordsOfATaskPointToTheToolsThatDidIt()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder,
            [
                .. Enumerable.Range(0, 9).Select(i => Some.Call("Bash", i, parameters: """{"command":"go test ./..."}""")),
                .. Enumerable.Range(10, 9).Select(i => Some.Call("Read", i, parameters: """{"file_path":"/src/main.go"}""")),
            ]);
        Assert.Equal(index.Tools.Find("Bash"), TaskWords.Match(index, new CallFilter(), "run the test suite")[0].Tool);
        Assert.Empty(TaskWords.Match(index, new CallFilter(), "zzz"));
    }

    [Fact]
    public void WhatCameNextIsCounted()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call("Read", 1), Some.Call("Edit", 2), Some.Call("Read", 3), Some.Call("Bash", 4), Some.Call("Read", 5), Some.Call("Edit", 6), Some.Call("Read", 7));
        var next = Successors.Of(LaneSteps.From(index, new CallFilter()), "Read");
        Assert.Equal((new Proportion(2, 3), new Proportion(1, 3)), (next["Edit"], next["Bash"]));
    }

    private static Forecast Of(CallIndex index, string tool, string target) => Forecast.From(index, new CallFilter(), index.Tools.Find(tool), Target.Of(target), 0, null);
}
