namespace Telemetry.Analysis;

/// <summary>A figure of an evaluation.</summary>
/// <param name="Name">As in the report: <c>top1</c>.</param>
/// <param name="Value">The figure; NaN where it means nothing.</param>
/// <param name="Interval">Its 95 % interval over sessions; null where it has none, as with too few sessions.</param>
public sealed record Measure(string Name, double Value, Interval? Interval = null);
