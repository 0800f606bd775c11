using System.Text.Json.Serialization;

namespace Telemetry.Mcp.Memory;

/// <summary>A lesson as memory servers take it: what <c>create_entities</c> calls an entity.</summary>
/// <param name="Name">The name it is kept and found under: the same for the same lesson, whatever its counts.</param>
/// <param name="EntityType">What it is: <c>tool_failure</c>, <c>execution_pattern</c> or <c>optimization_opportunity</c>.</param>
/// <param name="Observations">What is known, a sentence each; the last one holds all that grows, counts and dates.</param>
internal sealed record MemoryEntity(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("entityType")] string EntityType,
    [property: JsonPropertyName("observations")] IReadOnlyList<string> Observations)
{
    /// <summary>What a server that cannot replace observations is told when the lesson has grown.</summary>
    [JsonIgnore]
    public string Newest => Observations[^1];
}
