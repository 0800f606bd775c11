namespace Telemetry.Analysis;

/// <summary>A baseline: the rate of the call's tool, or of all calls where that was never seen.</summary>
internal sealed class ToolRate(ToolRates rates) : ISuccessModel
{
    public static Func<Fold, ISuccessModel> Train(Folds folds)
    {
        var all = new ToolRates(folds);
        return fold => new ToolRate(all.Of(folds, fold));
    }

    public double Predict(in PlannedCall call, LaneMemory before) => rates[call.Tool] is { N: > 0 } tool ? tool.Rate : rates.Global;

    public bool IsEnough(in PlannedCall call) => rates[call.Tool].IsEnough;
}
