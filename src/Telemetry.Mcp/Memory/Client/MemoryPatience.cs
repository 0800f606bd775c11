namespace Telemetry.Mcp.Memory;

/// <summary>How long a memory server may take.</summary>
/// <param name="Connect">To start and to tell its tools.</param>
/// <param name="Call">For a call.</param>
/// <param name="PerEntity">What a call that stores entities may take on top of it, for each.</param>
internal sealed record MemoryPatience(TimeSpan Connect, TimeSpan Call, TimeSpan PerEntity)
{
    /// <summary>What enhanced-memory needs: its own probes wait 120 s for its start, and it may ask a local model for 30 s about each entity, one after the other.</summary>
    public static MemoryPatience Default { get; } = new(TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30));

    /// <summary>For a call that stores entities.</summary>
    public TimeSpan For(int entities) => Call + PerEntity * entities;
}
