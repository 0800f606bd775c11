using System.Text.Json;

namespace Telemetry.Mcp.Memory;

/// <summary>The arguments of the tools of memory servers. Nothing but what all of them know: some refuse more.</summary>
internal static class EntityJson
{
    /// <summary><c>{"entities": [...]}</c>.</summary>
    public static Dictionary<string, JsonElement> Entities(IEnumerable<MemoryEntity> entities) => Array("entities", entities, (json, entity) =>
    {
        json.WriteStartObject();
        json.WriteString("name", entity.Name);
        json.WriteString("entityType", entity.EntityType);
        WriteTexts(json, "observations", entity.Observations);
        json.WriteEndObject();
    });

    /// <summary><c>{"observations": [...]}</c> with the newest one of each entity.</summary>
    public static Dictionary<string, JsonElement> Newest(IEnumerable<MemoryEntity> entities) => Array("observations", entities, (json, entity) =>
    {
        json.WriteStartObject();
        json.WriteString("entityName", entity.Name);
        WriteTexts(json, "contents", [entity.Newest]);
        json.WriteEndObject();
    });

    /// <summary><c>{"names": [...]}</c>.</summary>
    public static Dictionary<string, JsonElement> Names(IEnumerable<MemoryEntity> entities) => Array("names", entities, (json, entity) => json.WriteStringValue(entity.Name));

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static Dictionary<string, JsonElement> Array(string name, IEnumerable<MemoryEntity> entities, Action<Utf8JsonWriter, MemoryEntity> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (MemoryEntity entity in entities)
                write(json, entity);
            json.WriteEndArray();
        }

        return new Dictionary<string, JsonElement> { [name] = JsonElement.Parse(bytes.ToArray()) };
    }
}
