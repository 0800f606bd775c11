using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class RepeatsTests
{
    private static readonly Gen<ToolCall[]> s_calls = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[0, 1]).Array[0, 60].Select(drafts => drafts.Select((draft, i) => Some.Call(
        "T" + draft.Item1, i, draft.Item3 < 5 ? Outcome.Failure : Outcome.Success, draft.Item3 == 0 ? Stage.Denied : Stage.Executed, session: "s" + draft.Item4, error: "error " + draft.Item3,
        parameters: $$"""{"file_path":"/f{{draft.Item2}}","n":{{draft.Item5}}}""")).ToArray());

    [Fact]
    public void OddsAfterFailuresInARowAreWhatWalkingThroughEachLaneCounts() => Gen.Select(s_calls, Gen.Bool).Sample((calls, isFiltered) =>
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, calls);
        var expected = new (int Successes, int N)[5];
        foreach (var target in calls.Where(call => call.Stage == Stage.Executed).GroupBy(call => (call.SessionId, call.ToolName, call.Params.ToString()![..20])))
        {
            int failures = 0;
            foreach (ToolCall call in target)
            {
                bool isSuccess = call.Outcome == Outcome.Success;
                ref var odds = ref expected[Math.Min(failures, 4)];
                if (!isFiltered || call.ToolName == "T0")
                    odds = (odds.Successes + (isSuccess ? 1 : 0), odds.N + 1);
                failures = isSuccess ? 0 : failures + 1;
            }
        }

        var filter = new CallFilter { Tool = isFiltered ? Math.Max(0, index.FindTool("T0")) : null };
        if (isFiltered && index.FindTool("T0") <= 0)
            return;
        Assert.Equal(expected.Select((odds, after) => new RetryOdds(after, new Proportion(odds.Successes, odds.N))), RetryOdds.From(CasesOf(index), filter));
    }, iter: 1000);

    [Fact]
    public void RepeatsAreWhatCountingByHandFinds() => s_calls.Sample(calls =>
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, calls);
        Repeats repeats = Repeats.From(CasesOf(index), new CallFilter());
        ToolCall[] failures = [.. calls.Where(IsFailure)];
        Assert.Equal(new Proportion(failures.Length - failures.DistinctBy(call => (call.SessionId, call.ToolName)).Count(), failures.Length), repeats.SameKind);
        ToolCall[] again = [.. failures.Select(call => (call, Next: calls.SkipWhile(other => other != call).Skip(1).FirstOrDefault(other => other.SessionId == call.SessionId)))
            .Where(pair => pair.Next is not null && pair.Next.ToolName == pair.call.ToolName && pair.Next.Params.ToString() == pair.call.Params.ToString()).Select(pair => pair.Next!)];
        Assert.Equal(new Proportion(again.Count(call => call.Outcome == Outcome.Success), again.Length), repeats.Identical);
        var across = failures.GroupBy(call => (call.ToolName, ErrorTemplate.Of(call.Error!))).Select(group => (Count: group.Count(), Sessions: group.Select(call => call.SessionId).Distinct().Count())).Where(group => group.Sessions > 1);
        Assert.Equal(across.OrderByDescending(group => group.Sessions).ThenByDescending(group => group.Count).Take(3), repeats.AcrossSessions.Select(one => (one.Count, one.Sessions)));
    }, iter: 1000);

    [Fact]
    public void WhatNobodyIsToBlameForIsNotCounted()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call("Edit", 1, Outcome.Failure, Stage.Rejected), Some.Call("Edit", 2, Outcome.Failure, Stage.Denied), Some.Call("Edit", 3));
        Assert.Equal(0, Repeats.From(CasesOf(index), new CallFilter()).SameKind.N);
        Assert.Equal([1, 0, 0, 0, 0], RetryOdds.From(CasesOf(index), new CallFilter()).Select(odds => odds.Success.N));
    }

    private static bool IsFailure(ToolCall call) => call is { Outcome: Outcome.Failure, Stage: Stage.Executed };

    private static Recoveries CasesOf(CallIndex index)
    {
        var recoveries = new Recoveries(index);
        recoveries.Update();
        return recoveries;
    }
}
