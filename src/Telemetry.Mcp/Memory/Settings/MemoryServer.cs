namespace Telemetry.Mcp.Memory;

/// <summary>A memory server as the user configured it.</summary>
/// <param name="Name">What sentences call it.</param>
/// <param name="Command">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Environment">The variables that its configuration sets for it.</param>
/// <param name="Source">Where it was configured.</param>
internal sealed record MemoryServer(string Name, string Command, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string Source);
