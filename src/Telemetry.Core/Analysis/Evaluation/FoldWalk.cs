namespace Telemetry.Analysis;

/// <summary>Goes through the calls that folds hold out, and says at each what came before.</summary>
internal static class FoldWalk
{
    /// <summary>Looks at a held-out call.</summary>
    /// <param name="model">The model of its fold.</param>
    /// <param name="row">The call.</param>
    /// <param name="before">The calls of its lane that ended before it, held out or not; also those of its own batch.</param>
    public delegate void Visit<TModel>(TModel model, int row, LaneMemory before);

    /// <summary>Trains a model for each fold and visits each call once. Folds are walked at the same time; lanes of one fold one after the other.</summary>
    public static void Run<TModel>(Folds folds, Trainer<TModel> trainer, Visit<TModel> visit)
    {
        Func<Fold, TModel> train = trainer(folds);
        Parallel.ForEach(folds.All, fold => Run(folds, fold, train(fold), visit));
    }

    private static void Run<TModel>(Folds folds, Fold fold, TModel model, Visit<TModel> visit)
    {
        // By lane its last call that is held out: nothing behind it is looked at.
        var lastOf = new Dictionary<int, int>();
        foreach (int row in fold.HeldOut.Span)
            lastOf[folds.Index.Rows[row].Lane] = row;
        foreach (var (lane, last) in lastOf)
        {
            var before = new LaneMemory(folds.Index);
            foreach (int row in folds.Lanes[lane])
            {
                if (folds.FoldOf(row) == fold.Number)
                    visit(model, row, before);
                if (row == last)
                    break;
                before.Add(row);
            }
        }
    }
}
