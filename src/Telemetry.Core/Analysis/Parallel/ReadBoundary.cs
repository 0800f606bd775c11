namespace Telemetry.Analysis;

/// <summary>Two steps of one lane that follow each other, only read, and succeeded, with no prompt and no pause between.</summary>
/// <param name="First">A row of the first step.</param>
/// <param name="Second">A row of the second step.</param>
/// <param name="Tier">Whether the second could have been sent with the first.</param>
/// <param name="SavedMs">Where it could: the time from the first one's end to the second one's start, and what both would have run side by side, in milliseconds; 0 where the times are not known.</param>
/// <param name="RepeatMs">Where it could: what it costs to send the second again, should a failure have cancelled it, in milliseconds.</param>
public readonly record struct ReadBoundary(int First, int Second, BoundaryTier Tier, int SavedMs, int RepeatMs);
