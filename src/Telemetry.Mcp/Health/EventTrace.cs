namespace Telemetry.Mcp.Health;

/// <summary>What the store shows of one event of the client.</summary>
/// <param name="Name">The event.</param>
/// <param name="LastMs">When it last arrived, in milliseconds since 1970 UTC; null for never.</param>
/// <param name="Recent">How often in the last seven days.</param>
internal sealed record EventTrace(string Name, long? LastMs, int Recent);
