using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class BottleneckTests
{
    private static readonly LatencySource s_wall = LatencySource.Transcript, s_reported = LatencySource.Reported;

    [Fact]
    public void WhatTheClientReportedIsTheToolsOwnTime()
    {
        Bottleneck only = Assert.Single(Of(Calls("Bash", s_reported, 20, 4000)));
        Assert.Equal(("Bash", 80_000L, 1.0, BottleneckCause.Tool, false), (only.Name, only.Latency.TotalMs, only.Share, only.Cause, only.IsInferred));
    }

    [Fact]
    public void WallTimesFarBeyondTheReportedOnesAreMeasuredWaiting()
    {
        Bottleneck edit = Assert.Single(Of([.. Calls("Edit", s_wall, 60, 30_000), .. Calls("Edit", s_reported, 20, 100, from: 60)]));
        // Both support the median alone: 30,000 less 100.
        Assert.Equal((s_wall, BottleneckCause.Waiting, false, 29_900), (edit.Latency.Source, edit.Cause, edit.IsInferred, edit.WaitingMs));
    }

    [Fact]
    public void TheHighestPercentileThatBothSupportDecides()
    {
        // Medians agree and the tails do not: one call in ten waits.
        static int Wait(int i) => i % 10 == 0 ? 60_000 : 100;
        Bottleneck edit = Assert.Single(Of([.. Calls("Edit", s_wall, 80, Wait), .. Calls("Edit", s_reported, 60, 90, from: 80)]));
        Assert.Equal((BottleneckCause.Waiting, false, 59_910), (edit.Cause, edit.IsInferred, edit.WaitingMs));
    }

    [Fact]
    public void WallTimesLikeTheReportedOnesAreTheTools()
    {
        Bottleneck bash = Assert.Single(Of([.. Calls("Bash", s_wall, 80, 5100), .. Calls("Bash", s_reported, 60, 5000, from: 80)]));
        Assert.Equal((BottleneckCause.Tool, false, 100), (bash.Cause, bash.IsInferred, bash.WaitingMs));
    }

    [Fact]
    public void AFewWallTimesThatHoldAllOfAQuickToolsTimeAreInferredToBeWaiting()
    {
        static int Asleep(int i) => i % 100 == 7 ? 3_600_000 : 16;
        Bottleneck read = Assert.Single(Of(Calls("Read", s_wall, 300, Asleep)));
        Assert.Equal((BottleneckCause.Waiting, true, null), (read.Cause, read.IsInferred, read.WaitingMs));
        Assert.InRange(read.Latency.Top1Share!.Value, 0.99, 1);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(5)]
    public void BelowAHundredCallsNothingIsInferred(int count)
    {
        Assert.Equal(BottleneckCause.Unknown, Assert.Single(Of(Calls("Read", s_wall, count, i => i == 0 ? 3_600_000 : 16))).Cause);
    }

    [Fact]
    public void WallTimesOfASlowToolAreNotExplained()
    {
        Assert.Equal(BottleneckCause.Unknown, Assert.Single(Of(Calls("Build", s_wall, 300, i => i % 100 == 7 ? 36_000_000 : 5000))).Cause);
        Assert.Equal(BottleneckCause.Unknown, Assert.Single(Of(Calls("Read", s_wall, 300, i => i % 100 == 7 ? 1000 : 16))).Cause);
    }

    [Fact]
    public void ATimeOfASubagentMayHoldWaitingAndIsNotCalledTheTools() =>
        Assert.Equal(BottleneckCause.Unknown, Assert.Single(Of(Calls("Agent", LatencySource.Subagent, 20, 60_000))).Cause);

    [Fact]
    public void AToolThatAsksAPersonWaitsForOne()
    {
        Bottleneck asking = Assert.Single(Of(Calls("AskUserQuestion", s_reported, 20, 60_000)));
        Assert.Equal((BottleneckCause.Waiting, true), (asking.Cause, asking.IsInferred));
    }

    [Fact]
    public void TheGroupsThatTakeMostAreToldWithTheirShares()
    {
        IReadOnlyList<Bottleneck> told = Of([.. Calls("A", s_reported, 10, 100), .. Calls("B", s_reported, 10, 600), .. Calls("C", s_reported, 10, 300), .. Calls("D", s_reported, 4, 9000)], count: 2);
        // D has too few calls to tell of, yet its time is time: 1,000, 6,000, 3,000 and 36,000.
        Assert.Equal([("B", 6000 / 46_000.0), ("C", 3000 / 46_000.0)], told.Select(one => (one.Name, one.Share)));
    }

    [Fact]
    public void WithoutTimesThereIsNoBottleneck()
    {
        Assert.Empty(Of(Calls("A", s_reported, 10, 0)));
        Assert.Empty(Of([]));
    }

    private static IReadOnlyList<Bottleneck> Of(IEnumerable<ToolCall> calls, int count = 9)
    {
        using var folder = TempFolder.ForCaller("Bottleneck");
        CallIndex index = Some.IndexOf(folder, calls);
        return Bottleneck.From(GroupStats.From(index, new CallFilter(), GroupBy.Tool), count);
    }

    private static IEnumerable<ToolCall> Calls(string tool, LatencySource source, int count, int ms, int from = 0) => Calls(tool, source, count, _ => ms, from);

    private static IEnumerable<ToolCall> Calls(string tool, LatencySource source, int count, Func<int, int> ms, int from = 0) =>
        Enumerable.Range(from, count).Select(i => Some.Call(tool, i, latencyMs: ms(i), latencySource: source));
}
