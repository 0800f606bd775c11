namespace Telemetry.Mcp.Health;

/// <summary>A session of which no hook told anything although its transcript has calls.</summary>
/// <param name="Id">The session.</param>
/// <param name="Calls">Its calls in the time that is compared.</param>
/// <param name="LastMs">When its last call ended, in milliseconds since 1970 UTC.</param>
/// <param name="ClientVersion">The client's version.</param>
/// <param name="Project">The working directory.</param>
internal sealed record SilentSession(string Id, int Calls, long LastMs, string? ClientVersion, string? Project);
