using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>The official memory server from npm, on a file of a test's own.</summary>
internal sealed class NotesServer(TempFolder folder)
{
    /// <summary>What the client's configuration calls it.</summary>
    public const string Name = "notes";

    public static string Script { get; } = System.IO.Path.Combine(Checkout.NodeModules, "@modelcontextprotocol", "server-memory", "dist", "index.js");

    /// <summary>Where it keeps what it was told.</summary>
    public string Path { get; } = folder.File("memory.jsonl");

    /// <summary>The entry of a client's configuration.</summary>
    public JsonObject Configuration => new()
    {
        ["command"] = McpInspector.Node,
        ["args"] = new JsonArray(Script),
        ["env"] = new JsonObject { ["MEMORY_FILE_PATH"] = Path },
    };

    /// <summary>What has to stand in the environment for lessons to go to it.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["TELEMETRY_MEMORY_COMMAND"] = new JsonArray(McpInspector.Node, Script).ToJsonString(),
        ["MEMORY_FILE_PATH"] = Path,
    };

    /// <summary>Everything it holds, as it stands in its file.</summary>
    public string Text => File.Exists(Path) ? File.ReadAllText(Path) : "";

    /// <summary>The entities it holds, by name; a name that is there twice fails.</summary>
    public IReadOnlyDictionary<string, JsonObject> Entities => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonNode.Parse(line)!.AsObject())
        .Where(line => (string?)line["type"] == "entity")
        .ToDictionary(line => (string)line["name"]!);
}
