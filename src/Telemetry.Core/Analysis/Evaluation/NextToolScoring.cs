namespace Telemetry.Analysis;

/// <summary>Scores all models of the next tool on one split.</summary>
internal static class NextToolScoring
{
    private static readonly string[] s_measures = ["top1", "top3", "mrr", "bits"];

    /// <summary>Null where no call follows another.</summary>
    public static SplitScores? Of(Folds folds, int seed)
    {
        var hasBefore = new bool[folds.ByTime.Length];
        for (int lane = 0; lane < folds.Lanes.Count; lane++)
        {
            foreach (int row in folds.Lanes[lane] is { Length: > 1 } rows ? rows[1..] : [])
                hasBefore[row] = true;
        }

        var predicted = new PredictedCalls(folds, row => hasBefore[row]);
        if (predicted.Rows.Length == 0)
            return null;
        var bootstrap = new SessionBootstrap(predicted.Sessions, predicted.SessionCount, seed);
        (string Name, double[][] Scores)[] all = [.. Contestants.NextTool.Select(one => (one.Name, Score(folds, predicted, one.Trainer)))];
        var ours = all[^1];
        var best = all[..^1].MinBy(one => one.Scores[^1].Average());
        double[][] differences = [.. ours.Scores.Zip(best.Scores, (mine, other) => mine.Zip(other, (a, b) => a - b).ToArray())];
        return new SplitScores(
            folds.Split, predicted.Rows.Length, predicted.SessionCount, folds.All.Count, [.. all.Select(one => new Contestant(one.Name, Measures(one.Scores, bootstrap), []))],
            new Gain(best.Name, Measures(differences, bootstrap)));
    }

    private static double[][] Score(Folds folds, PredictedCalls predicted, Trainer<INextToolModel> trainer)
    {
        double[][] scores = [.. s_measures.Select(_ => new double[predicted.Rows.Length])];
        NextToolTrial.Run(folds, trainer, (row, odds) =>
        {
            int place = predicted.PlaceOf(row);
            (scores[0][place], scores[1][place], scores[2][place], scores[3][place]) = NextToolScore.Of(odds, folds.Index.Rows[row].Tool);
        });
        return scores;
    }

    private static Measure[] Measures(double[][] scores, SessionBootstrap bootstrap) => [.. s_measures.Zip(scores, (name, one) => new Measure(name, one.Average(), bootstrap.OfMean(one)))];
}
