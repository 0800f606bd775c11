using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;

namespace Telemetry.Core.Tests.Index;

/// <summary>Lanes and subagents of random stores, whose lines stand in any order, against a reading that is slow and obvious.</summary>
public sealed class RandomStoreTests
{
    private const int Stores = 400;

    [Fact]
    public void LanesAreTheMergedCallsInTheOrderTheyEnded() => Check((index, naive) => Assert.Equal(naive.Lanes, LanesOf(index)));

    [Fact]
    public void SubagentsAreWhatAllLinesTogetherTell() => Check((index, naive) => Assert.Equal(naive.Subagents, index.Subagents().Select(one => Text(index, one)).Order(StringComparer.Ordinal)));

    [Fact]
    public void LatenciesAreThoseOfTheBestSourceAndOfLaunchesTheSubagents() => Check((index, naive) => Assert.Equal(
        naive.Calls.Select(NaiveHistory.LatencyOf), index.Rows.ToArray().Select(row => $"{IdOf(index, row)} {(row.LatencyMs < 0 ? "" : row.LatencyMs)} {row.LatencySource} {row.IsBackground}")));

    // What was counted before the last lines came, and whose rows those lines changed, is counted anew.
    [Fact]
    public void StatisticsThatFollowTheStoreAreThoseOfReadingItAtOnce() => Gen.Select(RandomStore.Records, Gen.Double[0, 1], Gen.Enum<GroupBy>()).Sample((records, share, by) =>
    {
        using var folder = TempFolder.ForCaller("Following");
        int first = (int)(records.Length * share);
        CallIndex index = Some.IndexOfLines(folder, records[..first].Select(RandomStore.LineOf));
        var running = new RunningStats(index, new CallFilter(), by);
        running.Update(out _);
        File.WriteAllText(index.Path, string.Concat(records.Select(RandomStore.LineOf)));
        index.Refresh();
        Assert.Equal(GroupStats.From(index, new CallFilter(), by).Select(Text), running.Update(out _).Select(Text));
    }, iter: Stores);

    private static void Check(Action<CallIndex, NaiveHistory> check) => Gen.Select(RandomStore.Records, Gen.Double[0, 1]).Sample((records, share) =>
    {
        using var folder = TempFolder.ForCaller("Random");
        CallIndex index = Some.IndexOfLines(folder, records[..(int)(records.Length * share)].Select(RandomStore.LineOf));
        File.WriteAllText(index.Path, string.Concat(records.Select(RandomStore.LineOf)));
        index.Refresh();
        check(index, new NaiveHistory(records));
    }, iter: Stores);

    private static string Text(CallIndex index, CallRow row) => $"{index.Tools[row.Tool]} {index.Batches[row.Batch]} {row.IsAttributable} {row.Outcome} {row.LatencyMs}";

    private static IEnumerable<string> LanesOf(CallIndex index)
    {
        var lanes = new LaneRows(index);
        lanes.Update();
        var agents = index.Subagents().ToDictionary(one => one.Lane, one => index.Agents[one.Agent]);
        return Enumerable.Range(0, lanes.Count).Where(lane => !lanes[lane].IsEmpty).Select(lane =>
            $"{index.Sessions[index.Rows[lanes[lane][0]].Session]} {agents.GetValueOrDefault(lane)}: {string.Join(" | ", lanes[lane].ToArray().Select(row => Text(index, index.Rows[row])))}")
            .Order(StringComparer.Ordinal);
    }

    private static string Text(CallIndex index, Subagent one)
    {
        string? launch = one.Launch is int row ? IdOf(index, index.Rows[row]) : null;
        string parent = "";
        if (one.ParentLane is int lane)
            parent = $"{index.Sessions[one.Session]} {index.Subagents().SingleOrDefault(other => other.Lane == lane) switch { { } other => index.Agents[other.Agent], _ => "" }}";
        string? type = one.AgentType == 0 ? null : index.AgentTypes[one.AgentType];
        return $"{index.Sessions[one.Session]} {index.Agents[one.Agent]} {type} by {launch} of {parent} {one.IsBackground} {one.StartMs} {one.StopMs} {one.DurationMs} {one.Calls} {one.Outcome}";
    }

    private static string Text(GroupStats group) => $"{group.Name} {group.Calls} {group.Success} {string.Join(',', group.FailuresByStage)} {group.Sessions} {group.Latency}";

    private static string IdOf(CallIndex index, in CallRow row) => index.ReadCall(row)!.ToolUseId!;
}
