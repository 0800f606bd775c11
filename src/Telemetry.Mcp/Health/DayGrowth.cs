namespace Telemetry.Mcp.Health;

/// <summary>What one day added to the store.</summary>
/// <param name="Day">The day, counted from 1970-01-01 UTC.</param>
/// <param name="Bytes">Bytes of its lines.</param>
/// <param name="Calls">Its calls, each once.</param>
internal readonly record struct DayGrowth(long Day, long Bytes, int Calls);
