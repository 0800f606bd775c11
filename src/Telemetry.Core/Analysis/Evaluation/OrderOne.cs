namespace Telemetry.Analysis;

/// <summary>A baseline: each tool by how often it came right after the last one, smoothed by its share of all calls.</summary>
internal sealed class OrderOne(ToolCounts counts) : INextToolModel
{
    private readonly double[] _shares = counts.Shares();

    public static Func<Fold, INextToolModel> Train(Folds folds)
    {
        var all = new ToolCounts(folds);
        return fold => new OrderOne(all.Of(fold));
    }

    public void Predict(LaneMemory before, Span<double> odds) => ToolCounts.Smooth(counts.After(before.Index.Rows[before.Calls[^1]].Tool), _shares, odds);
}
