using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class SuccessRateTests
{
    private static readonly Gen<ToolCall[]> s_calls = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 30], Gen.Int[0, 100_000], Gen.Bool, Gen.Bool)
        .Select((tool, session, i, fails, isDenied) => Some.Call("T" + tool, i, fails ? Outcome.Failure : Outcome.Success, fails && isDenied ? Stage.Denied : Stage.Executed, session: "s" + session))
        .Array[1, 300].Select(calls => calls.DistinctBy(call => (call.ToolUseId, call.TimestampMs)).ToArray());

    // Everything that a rate tells, again from its definition.
    [Fact]
    public void EveryFigureFollowsFromItsDefinition() => s_calls.Sample(calls =>
    {
        using var folder = TempFolder.ForCaller();
        IReadOnlyList<GroupStats> stats = GroupStats.From(Some.IndexOf(folder, calls), new CallFilter(), GroupBy.Tool);
        ToolCall[] counted = [.. calls.Where(call => call.Stage == Stage.Executed)];
        var moments = counted.GroupBy(call => call.ToolName).ToDictionary(tool => tool.Key, tool => MomentsOf([.. tool]));
        double all = IccOf(moments.Values.Sum(one => one.Excess), moments.Values.Sum(one => one.Pairs));
        foreach (GroupStats group in stats)
        {
            ToolCall[] own = [.. counted.Where(call => call.ToolName == group.Name).OrderBy(call => call.TimestampMs)];
            int[] sizes = [.. own.GroupBy(call => call.SessionId).Select(session => session.Count())];
            Assert.Equal((own.Length, sizes.Length), (group.Success.N, group.Rate.Sessions));
            if (own.Length == 0)
                continue;
            double lies = sizes.Sum(size => (double)size * size) / own.Length;
            double icc = Math.Max(all, IccOf(moments[group.Name].Excess, moments[group.Name].Pairs));
            Assert.Equal(own.Length / (1 + (lies - 1) * icc), group.Rate.EffectiveN, 1e-9);
            double weights = own.Select((_, i) => Math.Pow(0.5, (own.Length - 1 - i) / 50.0)).Sum();
            // Calls of the same moment have no order that could be recomputed.
            if (own.DistinctBy(call => call.TimestampMs).Count() == own.Length)
                Assert.Equal(own.Select((call, i) => Outcome01(call) * Math.Pow(0.5, (own.Length - 1 - i) / 50.0)).Sum() / weights, group.Rate.Recent, 1e-9);
            var plain = new Proportion(group.Success.Successes, group.Success.N);
            Assert.InRange(group.Rate.EffectiveN, 0, own.Length + 1e-9);
            Assert.True(group.Rate.Interval.Low <= plain.Low + 1e-9 && group.Rate.Interval.High >= plain.High - 1e-9, "Related calls never tell more than unrelated ones.");
        }
    }, iter: 200);

    [Fact]
    public void TheOrderOfTheLinesDoesNotMatter() => Gen.Select(s_calls, Gen.Int[0, 1000]).Sample((calls, seed) =>
    {
        using var folder = TempFolder.ForCaller();
        ToolCall[] distinct = [.. calls.DistinctBy(call => call.TimestampMs)];
        string[] inOrder = Texts(Some.IndexOfLines(folder, distinct.Select(Some.LineOf)));
        new Random(seed).Shuffle(distinct);
        Assert.Equal(inOrder, Texts(Some.IndexOfLines(folder, distinct.Select(Some.LineOf))));
    }, iter: 100);

    [Fact]
    public void FailuresThatComeInSessionsWidenTheIntervalAndSpreadOnesDoNot()
    {
        // 40 sessions of 25 calls, 100 failures: in four sessions, or two or three in each.
        Assert.InRange(RateOf((session, _) => session >= 4).EffectiveN, 40, 80);
        Assert.True(RateOf((session, i) => i % 10 != session % 10).EffectiveN > 900);
    }

    [Fact]
    public void AnImportOfOldHistoryLeavesTheRecentRateAlone()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, [.. Enumerable.Range(2000, 1000).Select(i => Some.Call(i: i)), .. Enumerable.Range(0, 1500).Select(i => Some.Call(i: i, outcome: Outcome.Failure))]);
        SuccessRate rate = Assert.Single(GroupStats.From(index, new CallFilter(), GroupBy.Tool)).Rate;
        Assert.Equal((0.4, 1.0), (rate.Success.Rate, rate.Recent));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(60, true)]
    public void RecentIsTellingOnlyBeyondChance(int lateFailures, bool isTelling)
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Enumerable.Range(0, 2000).Select(i => Some.Call(
            i: i, session: "s" + i / 20, outcome: i % 20 == 0 || (i >= 2000 - lateFailures && i % 2 == 0) ? Outcome.Failure : Outcome.Success)));
        Assert.Equal(isTelling, Assert.Single(GroupStats.From(index, new CallFilter(), GroupBy.Tool)).Rate.HasTurned);
    }

    private static SuccessRate RateOf(Func<int, int, bool> succeeds)
    {
        using var folder = TempFolder.ForCaller("RateOf");
        CallIndex index = Some.IndexOf(folder, Enumerable.Range(0, 1000).Select(i => Some.Call(i: i, session: "s" + i / 25, outcome: succeeds(i / 25, i % 25) ? Outcome.Success : Outcome.Failure)));
        return Assert.Single(GroupStats.From(index, new CallFilter(), GroupBy.Tool)).Rate;
    }

    private static string[] Texts(CallIndex index) =>
        [.. GroupStats.From(index, new CallFilter(), GroupBy.Tool).OrderBy(group => group.Name, StringComparer.Ordinal).Select(group => FormattableString.Invariant(
            $"{group.Name} {group.Success} {group.Rate.Sessions} {group.Rate.EffectiveN:0.000000} {group.Rate.Recent:0.000000} {group.Rate.HasTurned}"))];

    private static (double Excess, double Pairs) MomentsOf(ToolCall[] calls)
    {
        double rate = calls.Average(Outcome01), variance = rate * (1 - rate);
        if (variance == 0)
            return (0, 0);
        return (calls.GroupBy(call => call.SessionId).Sum(session => Math.Pow(session.Sum(Outcome01) - rate * session.Count(), 2) / variance - session.Count()),
            calls.GroupBy(call => call.SessionId).Sum(session => (double)session.Count() * (session.Count() - 1)));
    }

    private static double IccOf(double excess, double pairs) => pairs <= 0 ? 0 : Math.Clamp(excess / pairs, 0, 1);

    private static double Outcome01(ToolCall call) => call.Outcome == Outcome.Success ? 1 : 0;
}
