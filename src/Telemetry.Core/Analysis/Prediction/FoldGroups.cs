namespace Telemetry.Analysis;

/// <summary>What takes long to fit, fitted once for several folds: on the rows that every one of them learns.</summary>
/// <typeparam name="T">What is fitted.</typeparam>
/// <remarks>Sessions are left out in eighths, which is stricter than one by one; projects and times each by itself.</remarks>
internal sealed class FoldGroups<T>
    where T : class
{
    private const int SessionGroups = 8;

    private readonly Folds _folds;
    private readonly Func<Func<int, bool>, T> _fit;
    private readonly T?[] _fitted;
    private readonly Lock[] _locks;

    /// <param name="folds">All folds.</param>
    /// <param name="fit">Fits to the rows for which it is told true. Called by several threads at once.</param>
    public FoldGroups(Folds folds, Func<Func<int, bool>, T> fit)
    {
        (_folds, _fit) = (folds, fit);
        _fitted = new T?[folds.Split == Split.SessionOut ? Math.Min(SessionGroups, folds.All.Count) : folds.All.Count];
        _locks = [.. _fitted.Select(_ => new Lock())];
    }

    /// <summary>What was fitted for a fold.</summary>
    public T Of(Fold fold)
    {
        int group = fold.Number % _fitted.Length;
        lock (_locks[group])
            return _fitted[group] ??= _fit(LearntByAll(group));
    }

    private Func<int, bool> LearntByAll(int group)
    {
        var isOut = new bool[_folds.Index.Rows.Length];
        foreach (Fold fold in _folds.All.Where(fold => fold.Number % _fitted.Length == group))
        {
            foreach (int row in fold.Unlearnt.Span)
                isOut[row] = true;
        }

        return row => !isOut[row];
    }
}
