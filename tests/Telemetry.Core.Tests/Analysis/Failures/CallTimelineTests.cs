using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;

namespace Telemetry.Core.Tests.Analysis.Failures;

public sealed class CallTimelineTests
{
    // In any order of time, over seconds or centuries.
    [Fact]
    public void TheRecentPartHoldsTheShareItSays() => Gen.Select(Gen.Long[0, 1L << 20], Gen.Int[0, 25]).Select((ms, scale) => ms << scale).Array[1, 60].Sample(times =>
    {
        using var folder = TempFolder.ForCaller("Recent");
        CallIndex index = Some.IndexOf(folder, times.Select((ms, i) => Some.Call(i % 3 == 0 ? "Edit" : "Read", i) with { TimestampMs = ms }));
        var timeline = new CallTimeline(index, new CallFilter());
        timeline.Update();
        Assert.Equal((times.Length, times.Min(), times.Max()), (timeline.Calls, timeline.FirstMs, timeline.LastMs));
        var (sinceMs, share) = timeline.Recent(null, 0.25);
        Assert.Equal((double)times.Count(ms => ms >= sinceMs) / times.Length, share, 9);
        Assert.True(share >= 0.25);
        var (toolSinceMs, toolShare) = timeline.Recent(index.FindTool("Edit"), 0.25);
        long[] edits = [.. times.Where((_, i) => i % 3 == 0)];
        Assert.Equal((double)edits.Count(ms => ms >= toolSinceMs) / edits.Length, toolShare, 9);
        Assert.All(times, ms => Assert.InRange(timeline.SliceOf(ms, 10), 0, 9));
        Assert.Equal((0, times.Min() == times.Max() ? 0 : 9), (timeline.SliceOf(times.Min(), 10), timeline.SliceOf(times.Max(), 10)));
    }, iter: 300, threads: 1);
}
