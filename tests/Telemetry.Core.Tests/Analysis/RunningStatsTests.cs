using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Analysis;

public sealed class RunningStatsTests
{
    // Few ids, so that many lines are about a call that was counted already.
    private static readonly Gen<ToolCall> s_calls = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 40], Gen.Bool, Gen.Int[1, 3], Gen.Int[0, 300]).Select((tool, id, fails, source, latency) => Some.Call(
        "T" + tool, id, fails ? Outcome.Failure : Outcome.Success, id: "id" + id, session: "s" + id % 3, latencyMs: latency, source: (RecordSource)source));

    [Fact]
    public void AskedAgainAndAgainTheyAreWhatCountingAnewGives() => Gen.Select(s_calls.Array[1, 15].Array[1, 6], Gen.Enum<GroupBy>()).Sample((bursts, by) =>
    {
        using var folder = TempFolder.ForCaller();
        var index = new CallIndex(folder.File("store.jsonl"));
        var appender = new JsonlAppender(index.Path);
        var running = new RunningStats(index, new CallFilter(), by);
        foreach (ToolCall[] burst in bursts)
        {
            foreach (ToolCall call in burst)
                Assert.Null(appender.Append(call));
            index.Refresh();
            IReadOnlyList<GroupStats> followed = running.Update(out Extent extent), anew = new RunningStats(index, new CallFilter(), by).Update(out Extent extentAnew);
            Assert.Equal(extentAnew, extent);
            Assert.Equal(anew.Select(Text), followed.Select(Text));
        }
    }, iter: 60);

    [Fact]
    public void AFileInTheStoresPlaceIsCountedAnew()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Enumerable.Range(0, 9).Select(i => Some.Call("A", i)));
        var running = new RunningStats(index, new CallFilter(), GroupBy.Tool);
        running.Update(out _);
        File.WriteAllText(index.Path, Some.LineOf(Some.Call("B")));
        index.Refresh();
        Assert.Equal(("B", 1), running.Update(out _).Select(group => (group.Name, group.Calls)).Single());
    }

    [Fact]
    public void AStopThatCameLaterIsInTheLatencyOfTheLaunch()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call("Agent") with { SubagentId = "a1", IsBackground = true });
        var running = new RunningStats(index, new CallFilter(), GroupBy.Tool);
        Assert.Equal(0, Assert.Single(running.Update(out _)).Latency.N);
        new JsonlAppender(index.Path).Append(new Note { TimestampMs = Some.TimeMs + 700, Event = Note.SubagentStop, SessionId = "s1", AgentId = "a1" });
        index.Refresh();
        Assert.Equal((1, 700L), (Assert.Single(running.Update(out _)).Latency.N, running.Update(out _)[0].Latency.TotalMs));
    }

    private static string Text(GroupStats group) => $"{group.Name} {group.Calls} {group.Success} {string.Join(',', group.FailuresByStage)} {group.Sessions} {group.Latency}";
}
