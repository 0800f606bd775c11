using System.Text;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Fuzz;

/// <summary>Whatever stands in the store, its readers pass it over and lose none of the whole lines around it.</summary>
[Collection(FuzzRuns.Name)]
public sealed class StoreFuzzTests
{
    private const string Session = "whole";

    [Fact]
    public void ADamagedLineCostsNoOther()
    {
        using TempFolder folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        IReadOnlyList<byte[]> seeds = [.. Fuzzing.LinesOf("events.jsonl").SelectMany(payload => Recorded.LinesOf(payload)).Select(line => line.ToArray()[..^1])];

        Fuzzing.Run(seeds, damaged =>
        {
            byte[] first = Whole(1, 3), last = Whole(4, 5);
            File.WriteAllBytes(path, [.. first, .. damaged]);
            var following = new CallIndex(path);
            following.Refresh();
            File.WriteAllBytes(path, [.. first, .. damaged, (byte)'\n', .. last]);
            following.Refresh();
            var fresh = new CallIndex(path);
            fresh.Refresh();

            Assert.Equal(["1", "2", "3", "4", "5"], WholeCallsOf(fresh));
            Assert.Equal(fresh.Rows.Length, following.Rows.Length);
            Assert.Equal(fresh.SkippedLines, following.SkippedLines);
            Assert.Equal(fresh.Rows.Length, fresh.ByTime().Length);
            // The two that ask whether a call is already there: a hook, and an import.
            Assert.True(new StoreTail(path).Holds(Session, "whole_5"));
            ToolCall known = Some.Call(id: "whole_5", source: RecordSource.Transcript), unknown = Some.Call(i: 100, id: "new", source: RecordSource.Transcript);
            var stored = StoredCalls.Read(path);
            Assert.NotSame(known, stored.Missing(known));
            Assert.Same(unknown, stored.Missing(unknown));
        });
    }

    private static byte[] Whole(int from, int to) => Encoding.UTF8.GetBytes(string.Concat(
        Enumerable.Range(from, to - from + 1).Select(i => Some.LineOf(Some.Call(i: i, id: $"whole_{i}", session: Session, agentId: $"{i}")))));

    private static List<string> WholeCallsOf(CallIndex index)
    {
        int session = index.Sessions.Find(Session);
        var found = new List<string>();
        foreach (CallRow row in index.Rows)
        {
            // Reading each call's text again is part of what must not fail.
            if (index.ReadCall(row) is { } call && row.Session == session)
                found.Add(call.AgentId!);
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
