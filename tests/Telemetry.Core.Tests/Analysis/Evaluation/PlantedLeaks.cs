using Telemetry.Analysis;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

/// <summary>Models that know what they may not, each in a way that somebody could get wrong.</summary>
internal static class PlantedLeaks
{
    public static IReadOnlyDictionary<string, Trainer<INextToolModel>> NextTool { get; } = new Dictionary<string, Trainer<INextToolModel>>
    {
        ["counts the held-out calls too"] = folds =>
        {
            var all = new ToolCounts(folds);
            return _ => new OrderOne(all);
        },
        ["fits a strength on all calls"] = folds =>
        {
            var all = new ToolCounts(folds);
            double share = (all.Repeats + 1.0) / (all.Follows + 2);
            return fold => new Mixed(new MostFrequent(all.Of(fold)), new OrderOne(all.Of(fold)), _ => share);
        },
        ["looks at what comes next in the store"] = folds =>
        {
            var all = new ToolCounts(folds);
            return fold => new Mixed(new MostFrequent(all.Of(fold)), new OrderOne(all.Of(fold)), before => before.Calls[^1] + 1 < before.Index.Rows.Length && before.Index.Rows[before.Calls[^1] + 1].Tool == 1 ? 0.9 : 0.1);
        },
        ["looks at the batch of the last call alone"] = folds =>
        {
            var all = new ToolCounts(folds);
            return fold => new Mixed(new MostFrequent(all.Of(fold)), new OrderOne(all.Of(fold)), before => before.Index.Rows[before.Calls[^1]].Batch != 0 ? 0.9 : 0.1);
        },
    };

    public static IReadOnlyDictionary<string, Trainer<ISuccessModel>> Success { get; } = new Dictionary<string, Trainer<ISuccessModel>>
    {
        ["counts the held-out calls too"] = folds =>
        {
            var all = new ToolRates(folds);
            return _ => new ToolRate(all);
        },
        ["fits a strength on all calls"] = folds =>
        {
            var all = new ToolRates(folds);
            return fold => new Estimate((call, _) => all.Of(folds, fold)[call.Tool].Smoothed(0.5, 1 + 9 * all.Global));
        },
        ["looks the call's own outcome up"] = folds => _ => new Estimate((_, before) => before.Calls.IsEmpty ? 0.5 : LaneOf(folds, before) is var lane && before.Index.Rows[lane[before.Calls.Length]].Outcome == Outcome.Success ? 1 : 0),
        ["looks at the lane's other end"] = folds => _ => new Estimate((_, before) => before.Calls.IsEmpty ? 0.5 : before.Index.Rows[LaneOf(folds, before)[^1]].Outcome == Outcome.Success ? 0.9 : 0.1),
        ["holds too much for enough"] = folds =>
        {
            var all = new ToolRates(folds);
            return fold => new Estimate((call, before) => 0.5) { Enough = call => all[call.Tool].IsEnough };
        },
    };

    private static ReadOnlySpan<int> LaneOf(Folds folds, LaneMemory before) => folds.Lanes[before.Index.Rows[before.Calls[^1]].Lane];

    private sealed class Mixed(INextToolModel one, INextToolModel other, Func<LaneMemory, double> shareOf) : INextToolModel
    {
        public void Predict(LaneMemory before, Span<double> odds)
        {
            double share = shareOf(before);
            var (ones, others) = (new double[odds.Length], new double[odds.Length]);
            one.Predict(before, ones);
            other.Predict(before, others);
            for (int tool = 0; tool < odds.Length; tool++)
                odds[tool] = share * ones[tool] + (1 - share) * others[tool];
        }
    }

    private sealed class Estimate(Func<PlannedCall, LaneMemory, double> estimate) : ISuccessModel
    {
        public Func<PlannedCall, bool> Enough { get; init; } = _ => true;

        public double Predict(in PlannedCall call, LaneMemory before) => estimate(call, before);

        public bool IsEnough(in PlannedCall call) => Enough(call);
    }
}
