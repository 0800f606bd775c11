namespace Telemetry.Analysis;

/// <summary>A baseline: each tool by its share of all calls, whatever came before.</summary>
internal sealed class MostFrequent(ToolCounts counts) : INextToolModel
{
    private readonly double[] _shares = counts.Shares();

    public static Func<Fold, INextToolModel> Train(Folds folds)
    {
        var all = new ToolCounts(folds);
        return fold => new MostFrequent(all.Of(fold));
    }

    public void Predict(LaneMemory before, Span<double> odds) => _shares.CopyTo(odds);
}
