using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;

namespace Telemetry.Core.Tests.Analysis;

public sealed class NextToolOddsTests
{
    [Fact]
    public void OddsAreAboveZeroAndSumUpToOne()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            using var folder = TempFolder.ForCaller();
            var places = new LanePlaces(PlannedHistory.LanesOf(Some.IndexOf(folder, PlannedHistory.Draw(seed, callsOfLane: 12))));
            var random = new Random(seed);
            bool[] isLearnt = [.. Enumerable.Range(0, places.Count).Select(_ => random.Next(2) == 0)];
            NextToolCounts counts = CountsOf(places, row => isLearnt[row]), nothing = new(places.Index);
            NextToolWeights weights = NextToolTraining.Fit(places, CountsOf(places, _ => true), _ => true);
            foreach (int row in Enumerable.Range(0, places.Count).Where(row => places[row] > 0))
            {
                AssertOdds(Odds(places, row, counts, weights));
                AssertOdds(Odds(places, row, nothing, new NextToolWeights()));
            }
        }
    }

    [Fact]
    public void TheOnlyToolComesForCertain()
    {
        using var folder = TempFolder.ForCaller();
        var places = new LanePlaces(PlannedHistory.LanesOf(Some.IndexOf(folder, Enumerable.Range(0, 5).Select(i => Some.Call("A", i)))));
        Assert.Equal([0, 1], Odds(places, 3, new NextToolCounts(places.Index), new NextToolWeights()));
        Assert.Equal([0, 1], Odds(places, 3, CountsOf(places, _ => true), new NextToolWeights()));
    }

    [Fact]
    public void AHabitOfOtherSessionsIsExpected()
    {
        using var folder = TempFolder.ForCaller();
        var places = new LanePlaces(PlannedHistory.LanesOf(Some.IndexOf(folder, Enumerable.Range(0, 90).Select(i => Some.Call("ABC"[i % 3].ToString(), i, session: "s" + i / 30)))));
        NextToolCounts others = CountsOf(places, row => row < 60);
        foreach (int row in Enumerable.Range(61, 29))
        {
            double[] odds = Odds(places, row, others, new NextToolWeights());
            Assert.Equal("ABC"[row % 3].ToString(), places.Index.Tools[odds.IndexOf(odds.Max())]);
            Assert.True(odds.Max() > 0.8, $"row {row}: {odds.Max()}");
        }
    }

    [Fact]
    public void TheLanesOwnHabitWinsOverThatOfOthersAfterAWhile()
    {
        // Elsewhere B comes after A in half of the sessions, C in the others; in each lane it is always the same.
        using var folder = TempFolder.ForCaller();
        var places = new LanePlaces(PlannedHistory.LanesOf(Some.IndexOf(folder, Enumerable.Range(0, 800).Select(i => Some.Call(i % 2 == 0 ? "A" : i / 40 % 2 == 0 ? "B" : "C", i, session: "s" + i / 40)))));
        NextToolCounts others = CountsOf(places, row => row < 760);
        NextToolWeights weights = NextToolTraining.Fit(places, others, row => row < 760);
        int c = places.Index.Tools.Find("C");
        double[] first = Odds(places, 761, others, weights), late = Odds(places, 799, others, weights);
        Assert.InRange(first[c], 0.25, 0.75);
        Assert.True(late[c] > 0.85, $"{late[c]}");
    }

    [Fact]
    public void AStepOfLearningRaisesTheOddsOfWhatCame()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            using var folder = TempFolder.ForCaller();
            var places = new LanePlaces(PlannedHistory.LanesOf(Some.IndexOf(folder, PlannedHistory.Draw(seed, callsOfLane: 12))));
            NextToolCounts counts = CountsOf(places, row => row % 2 == 0);
            foreach (int row in Enumerable.Range(0, places.Count).Where(row => places[row] > 0))
            {
                var weights = new NextToolWeights();
                var odds = new NextToolOdds(places.Index);
                double[] before = new double[places.Index.Tools.Count], after = new double[before.Length];
                int came = places.Index.Rows[row].Tool;
                odds.Read(counts, places.LaneOf(row)[..places[row]]);
                odds.Mix(weights, before);
                odds.Learn(weights, before, came, 1e-4, 0);
                odds.Mix(weights, after);
                Assert.True(after[came] > before[came], $"seed {seed}, row {row}: {before[came]} became {after[came]}");
            }
        }
    }

    [Fact]
    public void TheRidgeDrawsAWeightBackToWhereItStarted()
    {
        NextToolWeights start = new(), weights = new();
        weights.Move(5, 10, 1, 1, 0);
        double moved = weights[5, 10];
        weights.Move(5, 10, 0, 0.5, 0.5);
        Assert.Equal((start[5, 10] + 1, start[5, 10] + 0.75), (moved, weights[5, 10]));
        // What has seen more calls has a weight of its own.
        Assert.Equal(start[5, 1000], weights[5, 1000]);
    }

    private static NextToolCounts CountsOf(LanePlaces places, Func<int, bool> isLearnt)
    {
        var counts = new NextToolCounts(places.Index);
        foreach (int row in Enumerable.Range(0, places.Count).Where(isLearnt))
            counts.Add(places.LaneOf(row), places[row], 1);
        return counts;
    }

    private static double[] Odds(LanePlaces places, int row, NextToolCounts counts, NextToolWeights weights)
    {
        var odds = new double[places.Index.Tools.Count];
        var memory = new LaneMemory(places.Index);
        foreach (int before in places.LaneOf(row)[..places[row]])
            memory.Add(before);
        new NextToolModel(places.Index, counts, weights).Predict(memory, odds);
        return odds;
    }

    private static void AssertOdds(double[] odds)
    {
        Assert.Equal(0, odds[0]);
        Assert.All(odds[1..], p => Assert.True(p > 0, $"{p}"));
        Assert.Equal(1, odds.Sum(), 9);
    }
}
