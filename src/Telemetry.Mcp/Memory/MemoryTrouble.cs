namespace Telemetry.Mcp.Memory;

/// <summary>The memory server could not be used at all; the message says what was wrong and what to do.</summary>
internal sealed class MemoryTrouble(string message, Exception? inner = null) : Exception(message, inner);
