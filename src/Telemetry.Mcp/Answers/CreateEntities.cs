using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Answers;

/// <summary>The arguments of a memory server's tool <c>create_entities</c>, as they are.</summary>
/// <param name="Entities">The lessons.</param>
internal sealed record CreateEntities(IReadOnlyList<MemoryEntity> Entities);
