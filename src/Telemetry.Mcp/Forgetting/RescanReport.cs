namespace Telemetry.Mcp.Forgetting;

/// <summary>What a rescan found.</summary>
/// <param name="DryRun">False where the store was changed.</param>
/// <param name="Lines">Lines that were read.</param>
/// <param name="Changed">Lines that held what today's rules would not store.</param>
/// <param name="Kinds">How many secrets of each kind, the most first.</param>
internal sealed record RescanReport(bool DryRun, long Lines, long Changed, IReadOnlyDictionary<string, int> Kinds);
