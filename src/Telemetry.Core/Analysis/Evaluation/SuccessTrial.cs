namespace Telemetry.Analysis;

/// <summary>Has models predict the outcome of every call that a rate of success counts, the first of a lane included.</summary>
internal static class SuccessTrial
{
    /// <summary>Looks at a prediction.</summary>
    /// <param name="row">The call.</param>
    /// <param name="estimate">Its probability of success, as predicted.</param>
    /// <param name="isEnough">False where the model stands on too little to be told.</param>
    public delegate void Visit(int row, double estimate, bool isEnough);

    /// <summary>Predicts each call once.</summary>
    /// <param name="folds">What is held out.</param>
    /// <param name="trainer">Makes the models.</param>
    /// <param name="visit">Called by several threads at once, for each row once.</param>
    /// <exception cref="AggregateException">A model's estimate is no probability: an <see cref="InvalidOperationException"/>.</exception>
    public static void Run(Folds folds, Trainer<ISuccessModel> trainer, Visit visit) => FoldWalk.Run(folds, trainer, (model, row, before) =>
    {
        if (!folds.Index.Rows[row].IsAttributable)
            return;
        PlannedCall call = PlannedCall.Of(folds.Index, row);
        double estimate = model.Predict(call, before);
        if (!(estimate >= 0 && estimate <= 1))
            throw new InvalidOperationException("A model of success gave an estimate that is no probability.");
        visit(row, estimate, model.IsEnough(call));
    });
}
