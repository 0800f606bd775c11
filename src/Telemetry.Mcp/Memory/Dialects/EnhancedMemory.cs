using System.Text.Json;
using Telemetry.Mcp.Health;

namespace Telemetry.Mcp.Memory;

/// <summary>Sends lessons to enhanced-memory, which replaces what it has, and tells failures inside what looks like a success.</summary>
internal static class EnhancedMemory
{
    private const string Create = "create_entities";

    /// <summary>Sends them.</summary>
    public static async Task<IReadOnlyList<Delivery>> SendAsync(MemoryCalls calls, IReadOnlyList<MemoryEntity> entities, CancellationToken cancellation)
    {
        ServerAnswer answer = await calls.CallAsync(Create, EntityJson.Entities(entities), entities.Count, cancellation).ConfigureAwait(false);
        if (answer.IsError)
            throw MemoryTroubles.Refused(calls.Server, Create, answer);
        if (!answer.IsObject)
            throw MemoryTroubles.Unreadable(calls.Server, Create, answer);
        if (IsWithoutDaemon(answer.Json))
            throw MemoryTroubles.NoDaemon(calls.Server, ServerAnswer.Said(answer.Json, "error") ?? ServerAnswer.Said(answer.Json, "daemon") ?? "");
        HashSet<string> stored = MayHaveStored(answer.Json) ? Named(answer.Json) : [];
        return [.. entities.Select(entity => Judge(answer.Json, stored, entity.Name))];
    }

    private static bool IsWithoutDaemon(JsonElement json) =>
        JsonFile.Text(json, "error")?.Contains("Memory-DB service error", StringComparison.Ordinal) == true
        || JsonFile.Text(json, "daemon")?.StartsWith("UNREACHABLE", StringComparison.Ordinal) == true;

    // A success has no "error", no "daemon", no failed status and something created. A failure in part names what it stored, and counts it as "stored" or,
    // where the rest was blocked, as "created". Only the top level counts: indexing and scoring have troubles of their own. "created" alone proves nothing,
    // since some generations count what failed: each entity has to be named too.
    private static bool MayHaveStored(JsonElement json) =>
        IsSet(json, "error") || IsSet(json, "daemon") || JsonFile.Text(json, "status") == "failed" ? Count(json, "stored") >= 1 : Count(json, "created") >= 1;

    private static HashSet<string> Named(JsonElement json) =>
        [.. JsonFile.Elements(JsonFile.Get(json, "results")).Where(result => !IsSet(result, "error")).Select(result => JsonFile.Text(result, "name") ?? "")];

    private static Delivery Judge(JsonElement json, HashSet<string> stored, string name)
    {
        // Whatever else is said of it: what is blocked or failed is not stored, even where it is named as if it were.
        if (Find(json, "blocked_details", name) is { ValueKind: JsonValueKind.Object } blocked)
            return new Delivery(name, DeliveryState.Refused, ServerAnswer.Said(blocked, "reason") ?? "it was blocked, without a reason");
        if (Find(json, "errors", name) is { ValueKind: JsonValueKind.Object } failed)
            return new Delivery(name, DeliveryState.Failed, ServerAnswer.Said(failed, "error") ?? "it failed, without a reason");
        return stored.Contains(name)
            ? new Delivery(name, DeliveryState.Stored)
            : new Delivery(name, DeliveryState.Failed, Said(json) is string error ? $"the server does not name it as stored: {error}" : "the server does not name it as stored");
    }

    // An error without a name may be about this one; it says more than that some failed.
    private static string? Said(JsonElement json) =>
        JsonFile.Elements(JsonFile.Get(json, "errors")).Where(error => JsonFile.Text(error, "name") is null).Select(error => ServerAnswer.Said(error, "error")).FirstOrDefault(error => error is not null)
        ?? ServerAnswer.Said(json, "error");

    private static JsonElement Find(JsonElement json, string list, string name) =>
        JsonFile.Elements(JsonFile.Get(json, list)).FirstOrDefault(item => JsonFile.Text(item, "name") == name);

    private static long Count(JsonElement json, string name) => JsonFile.Get(json, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long count) ? count : 0;

    // As Python judges it: an empty text is none.
    private static bool IsSet(JsonElement json, string name) => JsonFile.Get(json, name) switch
    {
        { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Length > 0,
        _ => true,
    };
}
