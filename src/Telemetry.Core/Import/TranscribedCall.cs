using Telemetry.Capture;

namespace Telemetry.Import;

/// <summary>A call that a transcript tells of, with its result.</summary>
/// <param name="Call">The raw call.</param>
/// <param name="TimestampMs">When its result was written down, in milliseconds since 1970 UTC.</param>
public readonly record struct TranscribedCall(CapturedCall Call, long TimestampMs);
