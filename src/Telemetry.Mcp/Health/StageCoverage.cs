using Telemetry.Records;

namespace Telemetry.Mcp.Health;

/// <summary>How many calls of one stage hooks told of.</summary>
/// <param name="Stage">The stage: the store's for a call that it has, else by the transcript.</param>
/// <param name="Both">Calls in the store by a hook, and in a transcript.</param>
/// <param name="StoreOnly">Calls in the store by a hook alone.</param>
/// <param name="TranscriptOnly">Calls that no hook told of.</param>
internal sealed record StageCoverage(Stage Stage, int Both, int StoreOnly, int TranscriptOnly);
