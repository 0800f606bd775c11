using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Tests.Memory;

public sealed class ServerNameTests
{
    [Theory]
    [InlineData("server-memory", "npx", "-y", "@modelcontextprotocol/server-memory")]
    [InlineData("server-memory", "npx", "@modelcontextprotocol/server-memory@2026.8.31")]
    [InlineData("server-memory", "/usr/bin/node", "--no-warnings", "/opt/server-memory/dist/index.js")]
    [InlineData("enhanced-memory-mcp", "python3", "/opt/enhanced-memory-mcp/server.py")]
    [InlineData("enhanced-memory", "/opt/enhanced-memory/setup/bin/mcp-server.sh")]
    [InlineData("memory", "env", "MEMORY_FILE_PATH=/a/b", "docker", "run", "-i", "mcp/memory")]
    [InlineData("start", "/opt/my memory/start.sh")]
    [InlineData("node", "node")]
    [InlineData("node", "node", "-e", "")]
    public void ACommandIsCalledByWhatTellsMostOfIt(string name, string program, params string[] arguments) => Assert.Equal(name, ServerName.Of(program, arguments));
}
