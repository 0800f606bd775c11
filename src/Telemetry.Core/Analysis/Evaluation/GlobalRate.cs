namespace Telemetry.Analysis;

/// <summary>A baseline: the rate of all calls.</summary>
internal sealed class GlobalRate(ToolRates rates) : ISuccessModel
{
    public static Func<Fold, ISuccessModel> Train(Folds folds)
    {
        var all = new ToolRates(folds);
        return fold => new GlobalRate(all.Of(folds, fold));
    }

    public double Predict(in PlannedCall call, LaneMemory before) => rates.Global;

    public bool IsEnough(in PlannedCall call) => rates.All.IsEnough;
}
