using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Records;

namespace Telemetry.Mcp.Tests.Health;

public sealed class CoverageTests
{
    private static readonly long s_nowMs = Some.Now.ToUnixTimeMilliseconds();

    [Fact]
    public void EachCallIsInBothOrInOne()
    {
        Coverage coverage = Of([Seen("a", 30), Seen("b", 29), Seen("c", 28)], ("a", 30, RecordSource.Hook), ("b", 29, RecordSource.Batch), ("d", 27, RecordSource.Hook));
        Assert.Equal((2, 1, 1, 1), (coverage.Both, coverage.StoreOnly, coverage.TranscriptOnly, coverage.Lost));
    }

    [Fact]
    public void WhatAnImportBroughtIsNotCaptured()
    {
        Coverage coverage = Of([Seen("a", 30), Seen("b", 29)], ("a", 30, RecordSource.Hook), ("b", 29, RecordSource.Transcript));
        Assert.Equal((1, 1, 1), (coverage.Both, coverage.TranscriptOnly, coverage.Imported));
    }

    [Fact]
    public void ACallThatAForkCopiedCountsOnce()
    {
        Coverage coverage = Of([Seen("a", 30), Seen("a", 30) with { Session = "fork" }, Seen("b", 29)], ("a", 30, RecordSource.Hook));
        Assert.Equal((1, 1), (coverage.Both, coverage.TranscriptOnly));
    }

    [Fact]
    public void CallsOfTheLastMinuteThatMayBeOnTheirWayAndThoseOlderThanAWeekAreLeftOut()
    {
        Coverage coverage = Of(
            [Seen("a", 0.5), Seen("b", 8 * 24 * 60), Seen("c", 2), Seen("d", 0.5)], ("x", 0.5, RecordSource.Hook), ("y", 8 * 24 * 60, RecordSource.Hook), ("c", 2, RecordSource.Hook), ("d", 0.5, RecordSource.Hook));
        Assert.Equal((2, 0, 0), (coverage.Both, coverage.StoreOnly, coverage.TranscriptOnly));
    }

    [Fact]
    public void ACallThatTheTranscriptKnowsFromBeforeTheWeekIsNotTheStoresAlone()
    {
        // The hook's clock and the transcript's lie on two sides of the edge.
        Coverage coverage = Of([Seen("a", 7 * 24 * 60 + 0.01)], ("a", 7 * 24 * 60 - 0.01, RecordSource.Hook));
        Assert.Equal((0, 0, 0), (coverage.Both, coverage.StoreOnly, coverage.TranscriptOnly));
    }

    [Fact]
    public void CallsBeforeCaptureBeganAreNotMissed()
    {
        // The first captured call's event came a moment after its result was written down.
        Coverage coverage = Coverage.Of([Seen("a", 300) with { Session = "old" }, Seen("b", 200.01)], Stored(("b", 200, RecordSource.Hook)), s_nowMs - Ms(200), s_nowMs);
        Assert.Equal((1, 0, 1), (coverage.Both, coverage.TranscriptOnly, coverage.Before));
    }

    [Fact]
    public void ASessionThatRanWhenCaptureBeganKnowsNothingOfIt()
    {
        Coverage coverage = Coverage.Of([Seen("a", 300) with { Session = "old" }, Seen("b", 100) with { Session = "old" }, Seen("c", 90)], Stored(("c", 90, RecordSource.Hook)), s_nowMs - Ms(200), s_nowMs);
        Assert.Equal((1, 0, 0), (coverage.Both, coverage.TranscriptOnly, coverage.SilentSessions.Count));
    }

    [Theory]
    [InlineData("Interrupted", 0)]
    [InlineData("Rejected", 0)]
    [InlineData("Cancelled", 1)]
    [InlineData("Validation", 1)]
    public void ACallThatPromisesNoEventIsNotLost(string stage, int lost)
    {
        Coverage coverage = Of([Seen("a", 30), Seen("b", 29) with { Stage = Enum.Parse<Stage>(stage) }], ("a", 30, RecordSource.Hook));
        Assert.Equal((1, lost), (coverage.TranscriptOnly, coverage.Lost));
    }

    [Fact]
    public void StagesAreTheStoresWhereItKnowsTheCall()
    {
        Coverage coverage = Of([Seen("a", 30), Seen("b", 29) with { Stage = Stage.Denied }, Seen("c", 28) with { Stage = Stage.Unknown }], ("a", 30, RecordSource.Hook), ("d", 27, RecordSource.Hook));
        Assert.Equal([new StageCoverage(Stage.Executed, 1, 1, 0), new StageCoverage(Stage.Denied, 0, 0, 1), new StageCoverage(Stage.Unknown, 0, 0, 1)], coverage.Stages);
    }

    [Fact]
    public void TheCallsAfterTheLastCapturedOneAreTold()
    {
        Coverage coverage = Of(
            [Seen("a", 60) with { ClientVersion = "2.1.330" }, Seen("b", 59.5), Seen("d", 30), Seen("c", 40) with { ClientVersion = "2.1.331" }], ("a", 60, RecordSource.Hook));
        Assert.Equal((s_nowMs - Ms(60), "2.1.330"), (coverage.LastCapturedMs, coverage.LastCapturedVersion));
        // The one half a minute later may only have been overtaken.
        Assert.Equal(["c", "d"], coverage.LostSince.Select(call => call.Id));
    }

    [Fact]
    public void ASessionWithoutAnyEventIsNamed()
    {
        Coverage coverage = Of([Seen("a", 30), Seen("b", 29) with { Session = "quiet" }, Seen("c", 28) with { Session = "quiet" }, Seen("d", 27)], ("a", 30, RecordSource.Hook));
        Assert.Equal(new SilentSession("quiet", 2, s_nowMs - Ms(28), "2.1.330", "/home/dev/app"), Assert.Single(coverage.SilentSessions));
    }

    [Fact]
    public void NothingAtAllIsNothing()
    {
        Coverage coverage = Of([]);
        Assert.Equal((0, 0, 0, null), (coverage.Both, coverage.StoreOnly, coverage.TranscriptOnly, coverage.LastCapturedMs));
    }

    internal static SeenCall Seen(string id, double minutesAgo) => new(id, "s1", s_nowMs - Ms(minutesAgo), Stage.Executed, "2.1.330", "/home/dev/app");

    internal static Dictionary<string, CallTrace> Stored(params IEnumerable<(string Id, double MinutesAgo, RecordSource Source)> calls) =>
        calls.ToDictionary(call => call.Id, call => new CallTrace { TimestampMs = s_nowMs - Ms(call.MinutesAgo), Stage = Stage.Executed, Source = call.Source });

    internal static Coverage Of(IEnumerable<SeenCall> seen, params IEnumerable<(string Id, double MinutesAgo, RecordSource Source)> stored) => Coverage.Of(seen, Stored(stored), null, s_nowMs);

    private static long Ms(double minutes) => (long)(minutes * 60_000);
}
