namespace Telemetry.Analysis;

/// <summary>Fits how much each context is believed.</summary>
/// <remarks>Stochastic gradient ascent on the log probability of the tools that came, each predicted by the sessions of other parts: <see cref="CrossFit"/>.</remarks>
internal static class NextToolTraining
{
    private const int Passes = 2, Seed = 1;
    private const double Rate = 0.004, SlowingCalls = 5000, Ridge = 0.2;

    /// <summary>Fits weights.</summary>
    /// <param name="places">The calls.</param>
    /// <param name="counts">What came in each context, of the rows to learn from; the same afterwards.</param>
    /// <param name="isLearnt">True for a row to learn from.</param>
    public static NextToolWeights Fit(LanePlaces places, NextToolCounts counts, Func<int, bool> isLearnt)
    {
        var weights = new NextToolWeights();
        var odds = new NextToolOdds(places.Index);
        var room = new double[places.Index.Tools.Count];
        int[][] parts = [.. CrossFit.Split(places.Index, isLearnt)];
        // One part alone has no others to be predicted by.
        if (parts.Length < 2)
            return weights;
        var random = new Random(Seed);
        int steps = 0;
        for (int pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(parts);
            foreach (int[] part in parts)
            {
                foreach (int row in part)
                    counts.Add(places.LaneOf(row), places[row], -1);
                foreach (int row in part)
                {
                    if (!counts.Counts(places.LaneOf(row), places[row]))
                        continue;
                    odds.Read(counts, places.LaneOf(row)[..places[row]]);
                    odds.Mix(weights, room);
                    odds.Learn(weights, room, places.Index.Rows[row].Tool, Rate / (1 + steps++ / SlowingCalls), Ridge);
                }

                foreach (int row in part)
                    counts.Add(places.LaneOf(row), places[row], 1);
            }
        }

        return weights;
    }
}
