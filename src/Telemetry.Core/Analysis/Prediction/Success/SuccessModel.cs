using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Predicts success by what the call's kind promises and what its lane's past says of it: <see cref="SuccessSigns"/>, weighed by logistic regression.</summary>
internal sealed class SuccessModel : ISuccessModel
{
    private readonly OutcomeCells _cells;
    private readonly RateModel _rates;
    private readonly FileTools _tools;
    private readonly double[] _weights;

    /// <param name="index">The calls.</param>
    /// <param name="cells">What came of those that were learnt from.</param>
    /// <param name="weights">How much each sign is believed.</param>
    public SuccessModel(CallIndex index, OutcomeCells cells, double[] weights) => (_cells, _rates, _tools, _weights) = (cells, new RateModel(cells.Rates), new FileTools(index), weights);

    public double Predict(in PlannedCall call, LaneMemory before) => Predict(call, before.Of(call));

    /// <summary>The probability of success where a lane's past says this of the call.</summary>
    public double Predict(in PlannedCall call, in CallFacts facts)
    {
        Span<double> signs = stackalloc double[SuccessSigns.Count];
        SuccessSigns.Write(call, facts, _cells, _rates, _tools, signs);
        return LogisticFit.Promise(_weights, signs);
    }

    public bool IsEnough(in PlannedCall call) => _cells.Rates.Tools.GetValueOrDefault(call.Tool).IsEnough;

    /// <summary>Trains a model for each fold.</summary>
    public static Func<Fold, ISuccessModel> Train(Folds folds)
    {
        CallFacts[] facts = LaneFacts.Of(folds.Lanes);
        var all = new OutcomeCells();
        for (int row = 0; row < facts.Length; row++)
            all.Add(folds.Index.Rows[row], facts[row], 1);
        var weights = new FoldGroups<double[]>(folds, isLearnt => SuccessTraining.Fit(folds.Index, facts, Less(all, Enumerable.Range(0, facts.Length).Where(row => !isLearnt(row))), isLearnt));
        return fold => new SuccessModel(folds.Index, Less(all, fold.Unlearnt.ToArray()), weights.Of(fold));

        OutcomeCells Less(OutcomeCells cells, IEnumerable<int> rows)
        {
            OutcomeCells left = cells.Copy();
            foreach (int row in rows)
                left.Add(folds.Index.Rows[row], facts[row], -1);
            return left;
        }
    }
}
