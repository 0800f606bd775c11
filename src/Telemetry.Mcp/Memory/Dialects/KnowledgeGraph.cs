using System.Text.Json;
using Telemetry.Mcp.Health;

namespace Telemetry.Mcp.Memory;

/// <summary>Sends lessons to a server that keeps what it has: what is new is created, what has grown gets its newest observation.</summary>
internal static class KnowledgeGraph
{
    private const string Create = "create_entities", Add = "add_observations", Open = "open_nodes";

    /// <summary>Sends them.</summary>
    public static async Task<IReadOnlyList<Delivery>> SendAsync(MemoryCalls calls, IReadOnlyList<MemoryEntity> entities, CancellationToken cancellation)
    {
        HashSet<string> created = await CreateAsync(calls, entities, cancellation).ConfigureAwait(false);
        await AddAsync(calls, [.. entities.Where(entity => !created.Contains(entity.Name))], cancellation).ConfigureAwait(false);
        if (!calls.Has(Open))
            return [.. entities.Select(entity => new Delivery(entity.Name, DeliveryState.Stored))];

        // Two programs that use one file lose each other's writes, and neither is told. So it is looked for, and what is not there is written once more.
        Dictionary<string, bool> found = await FindAsync(calls, entities, cancellation).ConfigureAwait(false);
        if (entities.Any(entity => !IsStored(found, entity)))
        {
            await CreateAsync(calls, [.. entities.Where(entity => !found.ContainsKey(entity.Name))], cancellation).ConfigureAwait(false);
            await AddAsync(calls, [.. entities.Where(entity => found.ContainsKey(entity.Name) && !IsStored(found, entity))], cancellation).ConfigureAwait(false);
            found = await FindAsync(calls, entities, cancellation).ConfigureAwait(false);
        }

        return [.. entities.Select(entity => IsStored(found, entity)
            ? new Delivery(entity.Name, DeliveryState.Stored)
            : new Delivery(entity.Name, DeliveryState.Failed, "it was written twice and is not there; another program may write to the same file"))];
    }

    // The names of those that were not there; the others it leaves as they are.
    private static async Task<HashSet<string>> CreateAsync(MemoryCalls calls, IReadOnlyList<MemoryEntity> entities, CancellationToken cancellation)
    {
        if (entities.Count == 0)
            return [];
        ServerAnswer answer = await calls.CallAsync(Create, EntityJson.Entities(entities), entities.Count, cancellation).ConfigureAwait(false);
        return [.. JsonFile.Elements(JsonFile.Get(Judged(calls, Create, answer).Json, "entities")).Select(entity => JsonFile.Text(entity, "name") ?? "")];
    }

    private static async Task AddAsync(MemoryCalls calls, IReadOnlyList<MemoryEntity> entities, CancellationToken cancellation)
    {
        // One unknown name and the server adds to none. Each round has one entity less.
        while (entities.Count > 0)
        {
            ServerAnswer answer = await calls.CallAsync(Add, EntityJson.Newest(entities), entities.Count, cancellation).ConfigureAwait(false);
            MemoryEntity? unknown = answer.IsError && answer.Text.Contains("not found", StringComparison.OrdinalIgnoreCase)
                ? entities.Where(entity => answer.Text.Contains(entity.Name, StringComparison.Ordinal)).MaxBy(entity => entity.Name.Length) : null;
            if (unknown is null)
            {
                Judged(calls, Add, answer);
                return;
            }

            await CreateAsync(calls, [unknown], cancellation).ConfigureAwait(false);
            entities = [.. entities.Where(entity => entity != unknown)];
        }
    }

    // For each that is there, whether it has its newest observation.
    private static async Task<Dictionary<string, bool>> FindAsync(MemoryCalls calls, IReadOnlyList<MemoryEntity> entities, CancellationToken cancellation)
    {
        ServerAnswer answer = await calls.CallAsync(Open, EntityJson.Names(entities), stored: 0, cancellation).ConfigureAwait(false);
        var found = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (JsonElement node in JsonFile.Elements(JsonFile.Get(Judged(calls, Open, answer).Json, "entities")))
        {
            if (JsonFile.Text(node, "name") is string name && entities.FirstOrDefault(entity => entity.Name == name) is MemoryEntity entity)
                found[name] = JsonFile.Elements(JsonFile.Get(node, "observations")).Any(text => text.ValueKind == JsonValueKind.String && text.GetString() == entity.Newest);
        }

        return found;
    }

    private static bool IsStored(Dictionary<string, bool> found, MemoryEntity entity) => found.GetValueOrDefault(entity.Name);

    private static ServerAnswer Judged(MemoryCalls calls, string tool, ServerAnswer answer)
    {
        if (answer.IsError)
            throw IsDamage(answer.Text) ? MemoryTroubles.Damaged(calls.Server, answer) : MemoryTroubles.Refused(calls.Server, tool, answer);
        return answer.IsObject ? answer : throw MemoryTroubles.Unreadable(calls.Server, tool, answer);
    }

    // What JavaScript's parser says of a line that is no JSON.
    private static bool IsDamage(string text) =>
        text.Contains(" in JSON", StringComparison.Ordinal) || text.Contains("JSON input", StringComparison.Ordinal) || text.Contains("is not valid JSON", StringComparison.Ordinal);
}
