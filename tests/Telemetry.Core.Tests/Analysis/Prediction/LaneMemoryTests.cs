using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class LaneMemoryTests
{
    private static readonly string[] s_fileTools = ["Read", "Edit", "MultiEdit", "NotebookEdit", "Write"];

    [Fact]
    public void EveryFactIsWhatTheCallsBeforeMakeIt()
    {
        var seen = new HashSet<CallFacts>();
        for (int seed = 0; seed < 60; seed++)
        {
            using var folder = TempFolder.ForCaller();
            CallIndex index = Some.IndexOf(folder, PlannedHistory.Draw(seed));
            LaneRows lanes = PlannedHistory.LanesOf(index);
            CallFacts[] all = LaneFacts.Of(lanes);
            for (int lane = 0; lane < lanes.Count; lane++)
            {
                int[] rows = lanes[lane].ToArray();
                for (int place = 0; place < rows.Length; place++)
                {
                    Assert.Equal(Naive(index, rows[..place], rows[place]), all[rows[place]]);
                    seen.Add(all[rows[place]]);
                }
            }
        }

        // The histories show what there is to be seen.
        Assert.Contains(seen, facts => facts is { FailedInARow: > 1, HasSucceeded: true, IsTouched: true });
        Assert.Contains(seen, facts => facts is { Repeats: Repetition.OfFailure, FailedNames: > 1, RecentFailures: 3, Last: LastOutcome.Failure });
        Assert.Contains(seen, facts => facts is { Repeats: Repetition.OfSuccess, Last: LastOutcome.Stopped });
    }

    [Fact]
    public void AnEditOfAFileThatWasNotReadIsOfAnUntouchedOne()
    {
        Assert.False(FactsOfLast(On("Read", "/a"), On("Edit", "/b")).IsTouched);
        Assert.True(FactsOfLast(On("Read", "/b"), On("Edit", "/b")).IsTouched);
        Assert.True(FactsOfLast(On("Write", "/b"), On("Edit", "/b")).IsTouched);
        Assert.False(FactsOfLast(On("Grep", "/b"), On("Edit", "/b")).IsTouched);
    }

    [Fact]
    public void AReadThatFailedTouchesNothing()
    {
        Assert.False(FactsOfLast(On("Read", "/b", Outcome.Failure), On("Edit", "/b")).IsTouched);
        CallFacts masked = FactsOfLast(On("Read", "/b") with { Note = SoftOutcome.MaskedFailure }, On("Read", "/b"));
        Assert.Equal((false, false), (masked.IsTouched, masked.HasSucceeded));
    }

    [Fact]
    public void WhatWasTouchedInAnotherLaneIsUntouchedHere() => Assert.False(FactsOfLast(On("Read", "/b") with { AgentId = "a" }, On("Edit", "/b")).IsTouched);

    [Fact]
    public void ASuccessEndsAStreakOfFailures()
    {
        ToolCall failed = On("Edit", "/b", Outcome.Failure);
        Assert.Equal(2, FactsOfLast(failed, failed, On("Edit", "/b")).FailedInARow);
        Assert.Equal(0, FactsOfLast(failed, failed, On("Edit", "/b"), On("Edit", "/b")).FailedInARow);
        Assert.Equal(1, FactsOfLast(failed, On("Edit", "/b"), failed, On("Edit", "/b")).FailedInARow);
        Assert.Equal(1, FactsOfLast(failed, On("Edit", "/c"), On("Read", "/b"), On("Edit", "/b")).FailedInARow);
    }

    [Fact]
    public void ADeniedCallNeitherAddsToAStreakNorEndsIt()
    {
        ToolCall failed = On("Edit", "/b", Outcome.Failure), denied = failed with { Stage = Stage.Denied };
        CallFacts facts = FactsOfLast(failed, denied, On("Edit", "/b"));
        Assert.Equal((1, 1, LastOutcome.Stopped), (facts.FailedInARow, facts.RecentFailures, facts.Last));
        Assert.Equal(0, FactsOfLast(denied, On("Edit", "/b")).FailedInARow);
    }

    [Fact]
    public void OnlyTheVerySameInputIsARepetition()
    {
        ToolCall one = On("Edit", "/b"), other = one with { Params = Some.Call(parameters: """{"file_path":"/b","old_string":"x"}""").Params };
        Assert.Equal(Repetition.OfSuccess, FactsOfLast(one, one).Repeats);
        Assert.Equal(Repetition.None, FactsOfLast(one, other).Repeats);
        Assert.Equal(Repetition.None, FactsOfLast(On("Read", "/b"), one).Repeats);
        Assert.Equal(Repetition.OfFailure, FactsOfLast(one, On("Edit", "/b", Outcome.Failure), one).Repeats);
        Assert.Equal(Repetition.OfSuccess, FactsOfLast(On("Edit", "/b", Outcome.Failure), one, one).Repeats);
    }

    [Fact]
    public void WhatIsSentTogetherIsNoPast()
    {
        ToolCall before = On("Grep", "x"), read = On("Read", "/b") with { BatchId = "b" }, edit = On("Edit", "/b") with { BatchId = "b" };
        CallFacts facts = FactsOfLast(before, read, edit);
        Assert.Equal(("Grep", false), (ToolOf(facts, before, read, edit), facts.IsTouched));
        Assert.True(FactsOfLast(before, read, edit with { BatchId = "c" }).IsTouched);
        Assert.True(FactsOfLast(before, read, edit, On("Edit", "/b")).IsTouched);
    }

    [Fact]
    public void AFirstCallHasNoPast() => Assert.Equal(default, FactsOfLast(On("Edit", "/b")));

    private static ToolCall On(string tool, string path, Outcome outcome = Outcome.Success) => Some.Call(tool, outcome: outcome, parameters: tool == "Grep" ? $$"""{"pattern":"{{path}}"}""" : $$"""{"file_path":"{{path}}"}""");

    private static ToolCall[] InTime(ToolCall[] calls) => [.. calls.Select((call, i) => call with { TimestampMs = Some.TimeMs + i * 1000, ToolUseId = "t" + i })];

    private static CallFacts FactsOfLast(params ToolCall[] calls)
    {
        using var folder = TempFolder.ForCaller();
        return LaneFacts.Of(PlannedHistory.LanesOf(Some.IndexOf(folder, InTime(calls))))[^1];
    }

    private static string ToolOf(CallFacts facts, params ToolCall[] calls)
    {
        using var folder = TempFolder.ForCaller();
        return Some.IndexOf(folder, InTime(calls)).Tools[facts.LastTool];
    }

    private static CallFacts Naive(CallIndex index, int[] before, int number)
    {
        CallRow[] rows = index.Rows.ToArray();
        CallRow call = rows[number];
        int[] past = [.. before.Where(i => call.Batch == 0 || rows[i].Batch != call.Batch)];
        int[] same = [.. past.Where(i => rows[i].IsAttributable && rows[i].Tool == call.Tool && rows[i].Command == call.Command && (call.Command != 0 || rows[i].Target == call.Target))];
        int[] worked = [.. past.Where(i => call.Target != 0 && rows[i].Target == call.Target && rows[i].Outcome == Outcome.Success && rows[i].Note != SoftOutcome.MaskedFailure)];
        int repeated = past.LastOrDefault(i => index.Parameters[number] != 0 && index.Parameters[i] == index.Parameters[number] && rows[i].Tool == call.Tool, -1);
        return new CallFacts(
            same.Reverse().TakeWhile(IsFailure).Count(),
            worked.Any(i => s_fileTools.Contains(index.Tools[rows[i].Tool])),
            worked.Any(i => rows[i].Tool == call.Tool),
            repeated < 0 ? Repetition.None : rows[repeated].Outcome == Outcome.Success ? Repetition.OfSuccess : Repetition.OfFailure,
            index.Names[number] == 0 ? 0 : past.Count(i => IsFailure(i) && rows[i].IsAttributable && index.Names[i] == index.Names[number]),
            past.TakeLast(3).Count(i => IsFailure(i) && rows[i].IsAttributable),
            past.Length == 0 ? 0 : rows[past[^1]].Tool,
            past.Length == 0 || !IsFailure(past[^1]) ? LastOutcome.Success : rows[past[^1]].IsAttributable ? LastOutcome.Failure : LastOutcome.Stopped);

        bool IsFailure(int i) => rows[i].Outcome == Outcome.Failure;
    }
}
