using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class GroupStatsTests
{
    private static readonly Gen<ToolCall> s_calls = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[1, 6], Gen.Bool, Gen.Int[0, 200], Gen.Int[0, 100_000], Gen.Int[1, 3])
        .Select((tool, session, stage, fails, latency, i, source) => Some.Call(
            "T" + tool, i, fails ? Outcome.Failure : Outcome.Success, fails ? (Stage)stage : Stage.Executed, session: "s" + session,
            latencyMs: latency == 0 ? null : latency, latencySource: source == 1 ? LatencySource.Transcript : LatencySource.Reported, project: "/p" + session % 2) with
        {
            Note = fails ? SoftOutcome.None : (SoftOutcome)(latency % 5),
        });

    // Every figure again, the slow and obvious way.
    [Fact]
    public void EveryFigureIsWhatCountingByHandGives() => s_calls.Array[0, 120].Sample(calls =>
    {
        using var folder = TempFolder.ForCaller();
        ToolCall[] distinct = [.. calls.DistinctBy(call => call.ToolUseId)];
        CallIndex index = Some.IndexOf(folder, calls);
        IReadOnlyList<GroupStats> stats = GroupStats.From(index, new CallFilter(), GroupBy.Tool);
        var expected = distinct.GroupBy(call => call.ToolName).ToDictionary(group => group.Key, group => group.ToArray());
        Assert.Equal(expected.Keys.Order(), stats.Select(group => group.Name).Order());
        foreach (GroupStats group in stats)
            Check(group, expected[group.Name]);
    }, iter: 100);

    private static void Check(GroupStats group, ToolCall[] calls)
    {
        ToolCall[] attributable = [.. calls.Where(call => call.Stage is Stage.Executed or Stage.Validation)];
        Assert.Equal(calls.Length, group.Calls);
        Assert.Equal(new Proportion(attributable.Count(call => call.Outcome == Outcome.Success), attributable.Length), group.Success);
        Assert.Equal(calls.Select(call => call.SessionId).Distinct().Count(), group.Sessions);
        for (int stage = 0; stage <= 6; stage++)
            Assert.Equal(calls.Count(call => call.Outcome == Outcome.Failure && call.Stage == (Stage)stage), group.FailuresByStage[stage]);
        for (int note = 0; note <= 4; note++)
            Assert.Equal(calls.Count(call => call.Note == (SoftOutcome)note), group.CallsByNote[note]);
        int[] reported = [.. calls.Where(call => call.LatencySource == LatencySource.Reported).Select(call => (int)call.LatencyMs!)];
        int[] wall = [.. calls.Where(call => call.LatencySource == LatencySource.Transcript).Select(call => (int)call.LatencyMs!)];
        int[] used = reported.Length < 5 && wall.Length > reported.Length ? wall : reported;
        Assert.Equal(used.Length, group.Latency.N);
        Assert.Equal(used.Sum(ms => (long)ms), group.Latency.TotalMs);
        Assert.Equal(used.Length < 5 ? null : used.Order().ElementAt((int)Math.Ceiling(used.Length * 0.5) - 1), group.Latency.P50);
    }

    [Fact]
    public void AFilterLetsThroughExactlyWhatMatches() => Gen.Select(s_calls.Array[1, 80], Gen.Int[0, 3], Gen.Int[0, 100_000]).Sample((calls, tool, since) =>
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, calls);
        long sinceMs = Some.TimeMs + since * 1000L;
        int number = index.Tools.Find("T" + tool);
        int session = index.Sessions.Find("s1");
        if (number < 0 || session < 0)
            return;
        var filter = new CallFilter { Tool = number, Session = session, SinceMs = sinceMs };
        int expected = calls.DistinctBy(call => call.ToolUseId).Count(call => call.ToolName == "T" + tool && call.SessionId == "s1" && call.TimestampMs >= sinceMs);
        Assert.Equal(expected, GroupStats.From(index, filter, GroupBy.Tool).Sum(group => group.Calls));
    }, iter: 100);

    [Theory]
    [InlineData(GroupBy.Command, "git status")]
    [InlineData(GroupBy.Project, "/p")]
    [InlineData(GroupBy.McpServer, "linear")]
    [InlineData(GroupBy.AgentType, "main")]
    [InlineData(GroupBy.Day, "2026-05-28")]
    public void CallsAreGroupedByWhatIsAsked(GroupBy by, string expected)
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call(parameters: """{"command":"git status"}"""), Some.Call("mcp__linear__create_issue", i: 1));
        Assert.Contains(expected, GroupStats.From(index, new CallFilter(), by).Select(group => group.Name));
    }

    [Fact]
    public void ASubagentsCallWhoseTypeNothingTellsIsNotTheMainThreads()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call(), Some.Call(i: 1, agentId: "a1"), Some.Call(i: 2, agentId: "a2") with { AgentType = "explorer" });
        Assert.Equal(["explorer", "main", "unknown"], GroupStats.From(index, new CallFilter(), GroupBy.AgentType).Select(group => group.Name));
    }

    [Theory]
    [InlineData(6, 0, 9, 9, LatencySource.Reported)]
    [InlineData(6, 7, 9, 9, LatencySource.Subagent)]
    [InlineData(4, 4, 3, 3, LatencySource.Reported)]
    [InlineData(4, 4, 5, 9, LatencySource.Wall)]
    [InlineData(0, 0, 2, 1, LatencySource.Transcript)]
    public void ALatencyIsOfOneSourceTheMeasuredOneWhereItKnowsEnough(int reported, int subagent, int transcript, int wall, LatencySource told)
    {
        int[] counts = [0, reported, subagent, transcript, wall];
        using var folder = TempFolder.ForCaller($"OneSource{told}{subagent}");
        CallIndex index = Some.IndexOf(folder, Enumerable.Range(1, 4).SelectMany(source => Enumerable.Range(0, counts[source]).Select(i =>
            Some.Call(i: source * 100 + i, latencyMs: source * 1000, latencySource: (LatencySource)source))));
        GroupStats stats = Assert.Single(GroupStats.From(index, new CallFilter(), GroupBy.Tool));
        Assert.Equal((told, counts[(int)told], counts[(int)told] * 1000L * (int)told), (stats.Latency.Source, stats.Latency.N, stats.Latency.TotalMs));
        Assert.Equal(stats.Latency, stats.Latencies[0]);
        Assert.Equal(counts.Where(count => count > 0).Order(), stats.Latencies.Select(latency => latency.N).Order());
    }

    [Fact]
    public void ALaunchSaysNothingAboutTheWork()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Enumerable.Range(0, 10).Select(i => Some.Call("Agent", i, latencyMs: 12) with { IsBackground = true }));
        GroupStats stats = Assert.Single(GroupStats.From(index, new CallFilter(), GroupBy.Tool));
        Assert.Equal((0, null), (stats.Latency.N, stats.Latency.P50));
    }
}
