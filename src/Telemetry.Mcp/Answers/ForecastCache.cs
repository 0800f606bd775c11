using Telemetry.Analysis;
using Telemetry.Index;

namespace Telemetry.Mcp.Answers;

/// <summary>Keeps what forecasts stand on running, so that a question costs only what came since.</summary>
internal sealed class ForecastCache(CallIndex index, LaneRows lanes, Recoveries recoveries)
{
    private const double Growth = 1.01;

    private readonly Predictions _predictions = new(lanes);
    private readonly PerFilter<KnownCalls> _known = new(filter => new KnownCalls(index, filter));
    private FailureCosts? _costs;
    private (int Restarts, int Rows) _costsOf;

    /// <summary>The newest session of each project.</summary>
    public NewestSessions Sessions { get; } = new(index);

    /// <summary>Finds calls by a task's words.</summary>
    public CallSearch Search { get; } = new(index);

    /// <summary>What all history predicts, up to date.</summary>
    public Predictions Predictions
    {
        get
        {
            _predictions.Update();
            return _predictions;
        }
    }

    /// <summary>What failures cost; measured anew when the history has grown by a hundredth.</summary>
    public FailureCosts Costs
    {
        get
        {
            recoveries.Update();
            if (_costs is null || _costsOf.Restarts != lanes.Restarts || index.Rows.Length > _costsOf.Rows * Growth)
                (_costs, _costsOf) = (FailureCosts.From(recoveries), (lanes.Restarts, index.Rows.Length));
            return _costs;
        }
    }

    /// <summary>The calls that a forecast may stand on, up to date.</summary>
    public KnownCalls Known(CallFilter filter)
    {
        KnownCalls known = _known.Of(filter);
        known.Update();
        return known;
    }
}
