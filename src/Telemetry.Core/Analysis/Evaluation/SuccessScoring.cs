using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Scores all models of success on one split.</summary>
internal static class SuccessScoring
{
    private static readonly double[] s_warned = [0.01, 0.05];

    /// <summary>Null where no call is rated.</summary>
    public static SplitScores? Of(Folds folds, int seed)
    {
        var predicted = new PredictedCalls(folds, row => folds.Index.Rows[row].IsAttributable);
        if (predicted.Rows.Length == 0)
            return null;
        var bootstrap = new SessionBootstrap(predicted.Sessions, predicted.SessionCount, seed);
        bool[] outcomes = [.. predicted.Rows.Select(row => folds.Index.Rows[row].Outcome == Outcome.Success)];
        SuccessScores[] all = [.. Contestants.Success.Select(one => Score(folds, predicted, one.Name, one.Trainer, outcomes))];
        SuccessScores ours = all[^1], best = all[..^1].MinBy(one => one.Brier.Average())!, perTool = all.First(one => one.Name == Contestants.PerTool);
        return new SplitScores(
            folds.Split, predicted.Rows.Length, predicted.SessionCount, folds.All.Count, [.. all.Select(one => ToContestant(one, perTool, bootstrap))],
            new Gain(best.Name, [MeanOf("brier", Less(ours.Brier, best.Brier), bootstrap), MeanOf("log_loss", Less(ours.LogLoss, best.LogLoss), bootstrap)]));
    }

    private static SuccessScores Score(Folds folds, PredictedCalls predicted, string name, Trainer<ISuccessModel> trainer, bool[] outcomes)
    {
        var estimates = new double[outcomes.Length];
        var abstained = new bool[outcomes.Length];
        SuccessTrial.Run(folds, trainer, (row, estimate, isEnough) =>
        {
            int place = predicted.PlaceOf(row);
            estimates[place] = estimate;
            abstained[place] = !isEnough;
        });
        return new SuccessScores(name, estimates, outcomes, abstained);
    }

    private static Contestant ToContestant(SuccessScores scores, SuccessScores perTool, SessionBootstrap bootstrap)
    {
        var ranked = new RankedEstimates(scores.Estimates, scores.Outcomes);
        return new Contestant(
            scores.Name,
            [
                MeanOf("brier", scores.Brier, bootstrap),
                MeanOf("log_loss", scores.LogLoss, bootstrap),
                new Measure("calibration_error", Calibration.Error(scores.Estimates, scores.Outcomes)),
                new Measure("auc", ranked.Auc(), bootstrap.Of(ranked.Auc)),
                new Measure("brier_skill", 1 - scores.Brier.Sum() / perTool.Brier.Sum(), bootstrap.OfRatio(scores.Brier, perTool.Brier) is Interval ratio ? new Interval(1 - ratio.High, 1 - ratio.Low) : null),
                new Measure("abstained", scores.Abstained.Average(isAbstained => isAbstained ? 1.0 : 0)),
            ],
            [.. s_warned.Select(ranked.Warn)]);
    }

    private static Measure MeanOf(string name, double[] scores, SessionBootstrap bootstrap) => new(name, scores.Average(), bootstrap.OfMean(scores));

    private static double[] Less(double[] one, double[] other) => [.. one.Zip(other, (a, b) => a - b)];
}
