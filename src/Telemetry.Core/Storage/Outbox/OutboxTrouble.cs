namespace Telemetry.Storage;

/// <summary>Why no lesson could be sent at all the last time.</summary>
/// <param name="Reason">What was wrong with the memory server, in words.</param>
/// <param name="Failures">How many times in a row.</param>
/// <param name="AtMs">When, in milliseconds since 1970 UTC.</param>
/// <param name="UntilMs">Nobody tries by himself before then.</param>
public sealed record OutboxTrouble(string Reason, int Failures, long AtMs, long UntilMs);
