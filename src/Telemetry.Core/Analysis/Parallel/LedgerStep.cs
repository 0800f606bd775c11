namespace Telemetry.Analysis;

/// <summary>What the ledger keeps of one step: a call, or the calls that were sent together.</summary>
/// <param name="Row">The row of its call that ended first.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="ActiveMs">How much the lane's active time grew by it, in milliseconds.</param>
/// <param name="IsBroken">True for a batch of which a failure cancelled calls.</param>
internal readonly record struct LedgerStep(int Row, int Calls, int ActiveMs, bool IsBroken);
