using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Telemetry.Mcp.Health;

namespace Telemetry.Mcp.Memory;

/// <summary>The tools of a server.</summary>
internal sealed class MemoryTools
{
    // A server that always names a next page would never come to an end.
    private const int MaxPages = 100;

    private readonly Dictionary<string, Tool> _tools = new(StringComparer.Ordinal);

    /// <summary>Their names, as the server lists them.</summary>
    public IEnumerable<string> Names => _tools.Keys;

    /// <summary>How the server takes lessons; null where it takes none.</summary>
    public MemoryDialect? Dialect =>
        !_tools.TryGetValue("create_entities", out Tool? create) || JsonFile.Get(create.InputSchema, "properties", "entities").ValueKind == default ? null
        : Has("add_observations") ? MemoryDialect.KnowledgeGraph
        : Has("get_memory_status") || Has("memory_diff") ? MemoryDialect.Enhanced
        : null;

    /// <summary>Asks for all of them, page by page.</summary>
    public static async Task<MemoryTools> ReadAsync(McpClient client, CancellationToken cancellation)
    {
        var tools = new MemoryTools();
        var page = new ListToolsRequestParams();
        for (int pages = 0; pages < MaxPages; pages++)
        {
            ListToolsResult result = await client.ListToolsAsync(page, cancellation).ConfigureAwait(false);
            foreach (Tool tool in result.Tools)
                tools._tools.TryAdd(tool.Name, tool);
            if (result.NextCursor is not { Length: > 0 } next)
                break;
            page.Cursor = next;
        }

        return tools;
    }

    /// <summary>Whether it has one.</summary>
    public bool Has(string name) => _tools.ContainsKey(name);
}
