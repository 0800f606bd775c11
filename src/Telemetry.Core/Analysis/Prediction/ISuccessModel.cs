namespace Telemetry.Analysis;

/// <summary>Predicts whether a call will succeed.</summary>
public interface ISuccessModel
{
    /// <summary>The probability of success, 0..1.</summary>
    /// <param name="call">The call as it is sent.</param>
    /// <param name="before">The calls of its lane that ended before it, those of its own batch included.</param>
    double Predict(in PlannedCall call, LaneMemory before);

    /// <summary>False where the prediction stands on too little to be told: fewer than <see cref="Proportion.MinN"/> learnt calls of the call's tool.</summary>
    bool IsEnough(in PlannedCall call);
}
