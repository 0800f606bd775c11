namespace Telemetry.Analysis;

/// <summary>A baseline: the tool of the last call as often as calls repeat it, and the others by their share of all calls.</summary>
/// <remarks>Where calls seldom repeat each other, another tool is therefore the most probable.</remarks>
internal sealed class RepeatLast(ToolCounts counts) : INextToolModel
{
    private readonly double[] _shares = counts.Shares();
    private readonly double _repeats = (counts.Repeats + 1.0) / (counts.Follows + 2.0);

    public static Func<Fold, INextToolModel> Train(Folds folds)
    {
        var all = new ToolCounts(folds);
        return fold => new RepeatLast(all.Of(fold));
    }

    public void Predict(LaneMemory before, Span<double> odds)
    {
        int last = before.Index.Rows[before.Calls[^1]].Tool;
        double others = 1 - _shares[last];
        for (int tool = 1; tool < odds.Length; tool++)
            odds[tool] = _shares[tool] / others * (1 - _repeats);
        odds[last] = odds.Length == 2 ? 1 : _repeats;
    }
}
