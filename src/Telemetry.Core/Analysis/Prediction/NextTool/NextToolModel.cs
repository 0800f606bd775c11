using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Predicts the next tool by many contexts at once: <see cref="NextToolOdds"/>.</summary>
internal sealed class NextToolModel(CallIndex index, NextToolCounts counts, NextToolWeights weights) : INextToolModel
{
    private readonly NextToolOdds _odds = new(index);

    public void Predict(LaneMemory before, Span<double> odds)
    {
        _odds.Read(counts, before.Calls);
        _odds.Mix(weights, odds);
    }

    /// <summary>The odds after certain tools, whatever lane called them.</summary>
    /// <param name="last">The last tool.</param>
    /// <param name="before">The one before; 0 where it is not said.</param>
    /// <param name="odds">By tool, filled in.</param>
    public void PredictAfter(int last, int before, Span<double> odds)
    {
        _odds.ReadAfter(counts, last, before);
        _odds.Mix(weights, odds);
    }

    /// <summary>Trains a model for each fold.</summary>
    public static Func<Fold, INextToolModel> Train(Folds folds)
    {
        var all = new NextToolCounts(folds.Index);
        var places = new LanePlaces(folds.Lanes);
        for (int row = 0; row < places.Count; row++)
            all.Add(places.LaneOf(row), places[row], 1);
        var weights = new FoldGroups<NextToolWeights>(folds, isLearnt => NextToolTraining.Fit(places, Less(all, places, Enumerable.Range(0, places.Count).Where(row => !isLearnt(row))), isLearnt));
        return fold => new NextToolModel(folds.Index, Less(all, places, fold.Unlearnt.ToArray()), weights.Of(fold));
    }

    private static NextToolCounts Less(NextToolCounts all, LanePlaces places, IEnumerable<int> rows)
    {
        NextToolCounts counts = all.Without();
        foreach (int row in rows)
            counts.Add(places.LaneOf(row), places[row], -1);
        return counts;
    }
}
