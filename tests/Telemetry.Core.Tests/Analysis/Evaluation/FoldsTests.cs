using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class FoldsTests
{
    public static TheoryData<Split> Splits => [.. Enum.GetValues<Split>()];

    [Theory]
    [MemberData(nameof(Splits))]
    public void EveryCallIsHeldOutOnceAndNeverLearnt(Split split) => ForRandomHistories(split, folds =>
    {
        int[] held = [.. folds.All.SelectMany(fold => fold.HeldOut.ToArray())];
        Assert.Equal(Enumerable.Range(0, folds.Index.Rows.Length), held.Order());
        foreach (Fold fold in folds.All)
        {
            Assert.All(fold.HeldOut.ToArray(), row => Assert.Equal((fold.Number, false), (folds.FoldOf(row), fold.Learns(row))));
            Assert.Equal(Enumerable.Range(0, folds.Index.Rows.Length).Where(row => !fold.Learns(row)), fold.Unlearnt.ToArray().Order());
        }
    });

    [Fact]
    public void ASessionIsLeftOutWhole() => ForRandomHistories(Split.SessionOut, folds => Assert.All(folds.All, fold =>
    {
        CallRow[] rows = folds.Index.Rows.ToArray();
        int session = Assert.Single(fold.HeldOut.ToArray().Select(row => rows[row].Session).Distinct());
        Assert.Equal(rows.Where(row => row.Session != session).Count(), Enumerable.Range(0, rows.Length).Count(fold.Learns));
    }));

    [Fact]
    public void WithAProjectGoesEverySessionThatTouchesIt() => ForRandomHistories(Split.ProjectOut, folds => Assert.All(folds.All, fold =>
    {
        CallRow[] rows = folds.Index.Rows.ToArray();
        int project = Assert.Single(fold.HeldOut.ToArray().Select(row => rows[row].Project).Distinct());
        int[] touching = [.. rows.Where(row => row.Project == project).Select(row => row.Session).Distinct()];
        Assert.All(Enumerable.Range(0, rows.Length), row => Assert.Equal(!touching.Contains(rows[row].Session), fold.Learns(row)));
    }));

    [Fact]
    public void ABlockLearnsOnlyWhatEndedBeforeAllOfIt() => ForRandomHistories(Split.InTime, folds => Assert.All(folds.All, fold =>
    {
        CallRow[] rows = folds.Index.Rows.ToArray();
        long startMs = fold.HeldOut.ToArray().Min(row => rows[row].TimestampMs);
        Assert.All(Enumerable.Range(0, rows.Length), row => Assert.Equal(rows[row].TimestampMs < startMs, fold.Learns(row)));
    }));

    [Fact]
    public void BlocksAreEquallyLargeAndTheFirstLearnsNothing()
    {
        using var folder = TempFolder.ForCaller();
        Folds folds = FoldsOf(Some.IndexOf(folder, Enumerable.Range(0, 45).Select(i => Some.Call(i: i, session: "s" + i % 3))), Split.InTime);
        Assert.Equal(Folds.Blocks, folds.All.Count);
        Assert.All(folds.All, fold => Assert.InRange(fold.HeldOut.Length, 2, 3));
        Assert.Equal(45, folds.All[0].Unlearnt.Length);
    }

    [Fact]
    public void LanesThatAreInOrderDoNotMakeAHistoryInOrder()
    {
        // The second session was read first, as imports do: the index's own order is the store's.
        using var folder = TempFolder.ForCaller();
        Folds folds = FoldsOf(Some.IndexOf(folder, [Some.Call(i: 5, session: "s2"), Some.Call(i: 6, session: "s2"), Some.Call(i: 1), Some.Call(i: 2)]), Split.InTime);
        Assert.Equal([2, 3, 0, 1], folds.ByTime.ToArray());
        Assert.False(folds.All[0].Learns(0));
    }

    [Theory]
    [InlineData(1, 1, Split.SessionOut, false)]
    [InlineData(2, 1, Split.SessionOut, true)]
    [InlineData(2, 1, Split.ProjectOut, false)]
    [InlineData(2, 2, Split.ProjectOut, true)]
    [InlineData(1, 2, Split.ProjectOut, false)]
    [InlineData(1, 1, Split.InTime, true)]
    public void ASplitThatLeavesNothingToLearnFromIsImpossible(int sessions, int projects, Split split, bool isPossible)
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Enumerable.Range(0, 8).Select(i => Some.Call(i: i, session: "s" + i % sessions, project: "/p" + i % projects)));
        Assert.Equal(isPossible, FoldsOf(index, split).IsPossible);
    }

    [Theory]
    [MemberData(nameof(Splits))]
    public void CountsLessThoseOfAFoldAreCountsOfTheRest(Split split) => ForRandomHistories(split, folds =>
    {
        var (tools, rates) = (new ToolCounts(folds), new ToolRates(folds));
        CallRow[] rows = folds.Index.Rows.ToArray();
        int[] learnt = [];
        foreach (Fold fold in folds.All)
        {
            learnt = [.. Enumerable.Range(0, rows.Length).Where(fold.Learns)];
            ToolCounts counts = tools.Of(fold);
            Assert.Equal(Enumerable.Range(0, folds.Index.Tools.Count).Select(tool => learnt.Count(row => rows[row].Tool == tool)), counts.Calls.ToArray());
            (int Before, int Row)[] pairs = [.. Enumerable.Range(0, folds.Lanes.Count).SelectMany(lane => folds.Lanes[lane].ToArray() is var calls ? calls.Zip(calls.Skip(1)) : []).Where(pair => fold.Learns(pair.Second))];
            Assert.Equal((pairs.Length, pairs.Count(pair => rows[pair.Before].Tool == rows[pair.Row].Tool)), (counts.Follows, counts.Repeats));
            for (int tool = 1; tool < folds.Index.Tools.Count; tool++)
            {
                Assert.Equal(pairs.Count(pair => rows[pair.Before].Tool == tool && rows[pair.Row].Tool == 1), counts.After(tool) is { IsEmpty: false } after ? after[1] : 0);
                CallRow[] rated = [.. learnt.Select(row => rows[row]).Where(row => row.IsAttributable && row.Tool == tool)];
                Assert.Equal(new Proportion(rated.Count(row => row.Outcome == Outcome.Success), rated.Length), rates.Of(folds, fold)[tool]);
            }
        }
    });

    private static Folds FoldsOf(CallIndex index, Split split)
    {
        var lanes = new LaneRows(index);
        lanes.Update();
        return new Folds(lanes, split);
    }

    private static void ForRandomHistories(Split split, Action<Folds> check)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            using var folder = TempFolder.ForCaller();
            check(FoldsOf(Some.IndexOfLines(folder, LeakyHistory.Draw(new Random(seed)).Lines), split));
        }
    }
}
