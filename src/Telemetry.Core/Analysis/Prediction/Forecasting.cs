namespace Telemetry.Analysis;

/// <summary>Makes forecasts.</summary>
/// <param name="predictions">What all history predicts, up to date.</param>
/// <param name="known">The calls that a forecast may stand on, up to date.</param>
/// <param name="costs">What failures cost.</param>
public sealed class Forecasting(Predictions predictions, KnownCalls known, FailureCosts costs)
{
    private readonly FileTools _tools = new(predictions.Index);

    /// <summary>The forecast of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="before">What its lane has done so far.</param>
    public Forecast Of(in PlannedCall call, LaneMemory before)
    {
        CallFacts facts = before.Of(call);
        KnownGroup? tool = known.Of(call.Tool), command = call.Command == 0 ? null : known.Of(call.Tool, call.Command), target = known.OfTarget(call.Tool, call.Target);
        var basis = ForecastBasis.Tool;
        KnownGroup? group = tool;
        if (target?.Rate.Success.IsEnough == true)
            (basis, group) = (ForecastBasis.Target, target);
        else if (command?.Rate.Success.IsEnough == true)
            (basis, group) = (ForecastBasis.Command, command);
        SuccessRate rate = group is null ? default : known.RateOf(group);
        Proportion observed = rate.Success;
        if (IsTelling(call, facts) && predictions.Cells.OfTarget(call.Tool, facts) is { IsEnough: true } situation)
            (basis, observed) = (ForecastBasis.Situation, situation);
        double estimate = predictions.Success.Predict(call, facts);
        KnownGroup? timed = command is { Latency.P50: not null } ? command : tool;
        return new Forecast(
            call, observed, basis, estimate, Interval.Wilson(estimate, Math.Max(1, observed.N * rate.EffectiveShare)), timed?.Latency ?? default, costs.Of(call.Tool), [.. group?.Newest ?? []]);
    }

    /// <summary>What history warns of before a call is sent, the worst first.</summary>
    public IReadOnlyList<CallWarning> WarningsOf(in PlannedCall call, LaneMemory before) =>
        call.IsVague ? [] : CallWarning.Of(call, before.Of(call), predictions.Cells, _tools, known.Of(call.Tool) is KnownGroup tool ? known.RateOf(tool) : default);

    // Where nothing failed and nothing is unread, calls in the same situation are nearly all of the tool's.
    private bool IsTelling(in PlannedCall call, in CallFacts facts) =>
        !call.IsVague && (facts.FailedInARow > 0 || (!facts.IsTouched && _tools.IsEdit(call.Tool)));
}
