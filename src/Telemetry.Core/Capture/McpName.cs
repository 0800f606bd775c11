namespace Telemetry.Capture;

/// <summary>The name that the client gives an MCP server's tool: <c>mcp__server__tool</c>.</summary>
internal static class McpName
{
    private const string Plugin = "plugin_";

    /// <summary>The server, as the client's events call it; null where the tool is the client's own.</summary>
    public static string? ServerOf(string toolName)
    {
        if (!toolName.StartsWith("mcp__", StringComparison.Ordinal))
            return null;
        int end = toolName.IndexOf("__", 5, StringComparison.Ordinal);
        return end > 5 ? WithColons(toolName[5..end]) : null;
    }

    // A plugin's server is plugin:name:server, of which a tool's name cannot hold the colons. The plugin's own name has no underscore.
    private static string WithColons(string server)
    {
        if (!server.StartsWith(Plugin, StringComparison.Ordinal))
            return server;
        int end = server.IndexOf('_', Plugin.Length);
        return end > Plugin.Length && end < server.Length - 1 ? $"plugin:{server[Plugin.Length..end]}:{server[(end + 1)..]}" : server;
    }
}
