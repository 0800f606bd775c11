namespace Telemetry.Capture;

/// <summary>The name that the client gives an MCP server's tool: <c>mcp__server__tool</c>.</summary>
internal static class McpName
{
    /// <summary>The server; null where the tool is the client's own.</summary>
    public static string? ServerOf(string toolName)
    {
        if (!toolName.StartsWith("mcp__", StringComparison.Ordinal))
            return null;
        int end = toolName.IndexOf("__", 5, StringComparison.Ordinal);
        return end > 5 ? toolName[5..end] : null;
    }
}
