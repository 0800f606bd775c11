namespace Telemetry.Analysis;

/// <summary>Predicts which tool a lane calls next.</summary>
/// <remarks>A call's <see cref="Telemetry.Index.CallRow.Batch"/> is the past only where an earlier call shares it: <see cref="LaneMemory"/>.</remarks>
public interface INextToolModel
{
    /// <summary>Fills in each tool's probability.</summary>
    /// <param name="before">What the lane has done so far: one call at least.</param>
    /// <param name="odds">By the tool's number in the index; the empty word's is 0, and all others are above 0. They sum up to 1.</param>
    void Predict(LaneMemory before, Span<double> odds);
}
