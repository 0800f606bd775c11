namespace Telemetry.Mcp.Memory;

internal sealed record MemorySetting
{
    public const string CommandVariable = "TELEMETRY_MEMORY_COMMAND", Variable = "TELEMETRY_MEMORY";
}
