using System.Collections.Concurrent;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;

namespace Telemetry.Core.Tests.Analysis;

public sealed class FoldGroupsTests
{
    public static TheoryData<Split> Splits => [.. Enum.GetValues<Split>()];

    [Theory]
    [MemberData(nameof(Splits))]
    public void WhatIsFittedForAFoldHasSeenNothingThatOneOfItsGroupMustNotLearn(Split split)
    {
        using var folder = TempFolder.ForCaller();
        Folds folds = PlannedHistory.FoldsOf(Some.IndexOf(folder, PlannedHistory.Draw(1, sessions: 20, callsOfLane: 3)), split);
        var fitted = new ConcurrentBag<bool[]>();
        var groups = new FoldGroups<bool[]>(folds, isLearnt =>
        {
            bool[] learnt = [.. Enumerable.Range(0, folds.Index.Rows.Length).Select(isLearnt)];
            fitted.Add(learnt);
            return learnt;
        });
        var foldsOf = new ConcurrentDictionary<bool[], ConcurrentBag<Fold>>(ReferenceEqualityComparer.Instance);
        Parallel.ForEach(folds.All, fold => foldsOf.GetOrAdd(groups.Of(fold), _ => []).Add(fold));
        Assert.Equal(split == Split.SessionOut ? 8 : folds.All.Count, fitted.Count);
        Assert.Equal(fitted.Count, foldsOf.Count);
        foreach (var (learnt, group) in foldsOf)
            Assert.Equal(Enumerable.Range(0, learnt.Length).Select(row => group.All(fold => fold.Learns(row))), learnt);
    }

    [Fact]
    public void FewerSessionsThanGroupsAreLeftOutOneByOne()
    {
        using var folder = TempFolder.ForCaller();
        Folds folds = PlannedHistory.FoldsOf(Some.IndexOf(folder, PlannedHistory.Draw(1)), Split.SessionOut);
        var groups = new FoldGroups<bool[]>(folds, isLearnt => [.. Enumerable.Range(0, folds.Index.Rows.Length).Select(isLearnt)]);
        Assert.All(folds.All, fold => Assert.Equal(Enumerable.Range(0, folds.Index.Rows.Length).Select(fold.Learns), groups.Of(fold)));
    }
}
