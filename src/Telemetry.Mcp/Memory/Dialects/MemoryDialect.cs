namespace Telemetry.Mcp.Memory;

/// <summary>How a memory server takes and confirms lessons.</summary>
internal enum MemoryDialect
{
    /// <summary>As the official server-memory: an entity that it has stays as it is, observations are added to it.</summary>
    KnowledgeGraph,

    /// <summary>As enhanced-memory: an entity that it has is replaced, and a failure is told inside a success.</summary>
    Enhanced,
}
