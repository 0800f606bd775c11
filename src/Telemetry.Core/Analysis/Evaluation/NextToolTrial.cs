using System.Buffers;

namespace Telemetry.Analysis;

/// <summary>Has models predict the next tool wherever one came: at every call but the first of a lane.</summary>
internal static class NextToolTrial
{
    private const double Tolerance = 1e-6;

    /// <summary>Looks at a prediction.</summary>
    /// <param name="row">The call that came.</param>
    /// <param name="odds">By tool, as predicted.</param>
    public delegate void Visit(int row, ReadOnlySpan<double> odds);

    /// <summary>Predicts each call once.</summary>
    /// <param name="folds">What is held out.</param>
    /// <param name="trainer">Makes the models.</param>
    /// <param name="visit">Called by several threads at once, for each row once.</param>
    /// <exception cref="AggregateException">A model's odds are no probabilities of all tools: an <see cref="InvalidOperationException"/>.</exception>
    public static void Run(Folds folds, Trainer<INextToolModel> trainer, Visit visit) => FoldWalk.Run(folds, trainer, (model, row, before) =>
    {
        if (before.Calls.IsEmpty)
            return;
        double[] rented = ArrayPool<double>.Shared.Rent(folds.Index.Tools.Count);
        Span<double> odds = rented.AsSpan(0, folds.Index.Tools.Count);
        odds.Clear();
        model.Predict(before, odds);
        Check(odds);
        visit(row, odds);
        ArrayPool<double>.Shared.Return(rented);
    });

    private static void Check(ReadOnlySpan<double> odds)
    {
        double sum = 0;
        foreach (double p in odds[1..])
            sum += p > 0 ? p : double.NaN;
        if (odds[0] != 0 || !(Math.Abs(sum - 1) < Tolerance))
            throw new InvalidOperationException("A model of the next tool gave odds that are not above 0 for every tool, or do not sum up to 1.");
    }
}
