using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;

namespace Telemetry.Core.Tests.Analysis;

public sealed class NextToolCountsTests
{
    [Fact]
    public void CountsWithoutSomeCallsAreCountsOfTheRest() => ForRandomHistories((places, random) =>
    {
        bool[] isOut = [.. Enumerable.Range(0, places.Count).Select(_ => random.Next(3) == 0)], isOutToo = [.. isOut.Select(isOut => isOut || random.Next(4) == 0)];
        NextToolCounts all = Of(places, _ => true), less = all.Without();
        Change(less, places, row => isOut[row], -1);
        Assert.Equal(Text(places, Of(places, row => !isOut[row])), Text(places, less));
        // Once more on top, as where a fold's weights are fitted.
        NextToolCounts lesser = less.Without();
        Change(lesser, places, row => isOutToo[row] && !isOut[row], -1);
        Assert.Equal(Text(places, Of(places, row => !isOutToo[row])), Text(places, lesser));
        Assert.Equal(Text(places, Of(places, _ => true)), Text(places, all));
    });

    [Fact]
    public void WhatIsTakenOutAndAddedAgainLeavesWhatWasThere() => ForRandomHistories((places, random) =>
    {
        bool[] isOut = [.. Enumerable.Range(0, places.Count).Select(_ => random.Next(2) == 0)];
        NextToolCounts counts = Of(places, _ => true);
        string before = Text(places, counts);
        Change(counts, places, row => isOut[row], -1);
        Assert.NotEqual(before, Text(places, counts));
        Change(counts, places, row => isOut[row], 1);
        Assert.Equal(before, Text(places, counts));
    });

    [Fact]
    public void TheLastTwoToolsAreFollowedByWhatFollowedThem() => ForRandomHistories((places, _) =>
    {
        NextToolCounts counts = Of(places, _ => true);
        for (int row = 0; row < places.Count; row++)
        {
            int place = places[row];
            if (place < 2)
                continue;
            int[] tools = LastThree(places, row);
            int expected = Enumerable.Range(0, places.Count).Count(other => places[other] > 1 && LastThree(places, other).SequenceEqual(tools));
            ToolTally tally = counts.Find(KeysBefore(places, row)[2], new ToolTally())!;
            Assert.Equal(expected, tally.Counts[tally.Tools.IndexOf(tools[^1])]);
        }
    });

    [Fact]
    public void ALanesFirstCallFollowsNothing()
    {
        using var folder = TempFolder.ForCaller();
        var places = new LanePlaces(PlannedHistory.LanesOf(Some.IndexOf(folder, Some.Call("A", 0), Some.Call("B", 1))));
        NextToolCounts counts = Of(places, _ => true);
        ToolTally tally = counts.Find(KeysBefore(places, 1)[0], new ToolTally())!;
        Assert.Equal((1, places.Index.Tools.Find("B")), (tally.Total, Assert.Single(tally.Tools.ToArray())));
    }

    private static int[] LastThree(LanePlaces places, int row) => [.. places.LaneOf(row)[(places[row] - 2)..(places[row] + 1)].ToArray().Select(one => places.Index.Rows[one].Tool)];

    private static ulong[] KeysBefore(LanePlaces places, int row)
    {
        var keys = new ulong[NextToolContexts.Count];
        NextToolContexts.Write(places.Index, places.LaneOf(row)[..places[row]], keys);
        return keys;
    }

    private static NextToolCounts Of(LanePlaces places, Func<int, bool> isCounted)
    {
        var counts = new NextToolCounts(places.Index);
        Change(counts, places, isCounted, 1);
        return counts;
    }

    private static void Change(NextToolCounts counts, LanePlaces places, Func<int, bool> isChanged, int sign)
    {
        foreach (int row in Enumerable.Range(0, places.Count).Where(isChanged))
            counts.Add(places.LaneOf(row), places[row], sign);
    }

    // By context, of all that come in the history: the total, the kinds, and how often each tool came.
    private static string Text(LanePlaces places, NextToolCounts counts)
    {
        var room = new ToolTally();
        return string.Join('\n', Enumerable.Range(0, places.Count).Where(row => places[row] > 0).SelectMany(row => KeysBefore(places, row)).Distinct().Select(key =>
        {
            if (counts.Find(key, room) is not { Total: > 0 } tally)
                return $"{key}: nothing";
            var came = tally.Tools.ToArray().Zip(tally.Counts.ToArray()).Where(pair => pair.Second != 0).OrderBy(pair => pair.First);
            return $"{key}: {tally.Total} of {tally.Kinds}: {string.Join(' ', came)}";
        }));
    }

    private static void ForRandomHistories(Action<LanePlaces, Random> check)
    {
        for (int seed = 0; seed < 15; seed++)
        {
            using var folder = TempFolder.ForCaller();
            check(new LanePlaces(PlannedHistory.LanesOf(Some.IndexOf(folder, PlannedHistory.Draw(seed, callsOfLane: 15)))), new Random(seed));
        }
    }
}
