namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>What a test needs from outside the build. Where it is missing, the test is skipped and says how to get it.</summary>
/// <remarks>With <c>TELEMETRY_E2E=require</c> a missing need fails, so that a build which is meant to run these tests cannot skip them unseen.</remarks>
internal static class Needs
{
    private const string Npm = "npm install --prefix tests/Telemetry.EndToEnd.Tests/client --ignore-scripts";

    public static void Client() => Demand(
        ClaudeClient.Binary is not null,
        $"Claude Code is not installed: run `{Npm}` or set CLAUDE_BIN.");

    public static void Plugin() => Demand(
        File.Exists(Checkout.Hook) && File.Exists(Checkout.Server),
        "The plugin is not built: run `./install.sh --no-register --no-import`.");

    public static void Inspector() => Demand(
        File.Exists(McpInspector.Script) && McpInspector.Node is not null,
        $"MCP Inspector is not installed: install Node and run `{Npm}`.");

    public static void MemoryServer() => Demand(
        File.Exists(NotesServer.Script) && McpInspector.Node is not null,
        $"The memory server is not installed: install Node and run `{Npm}`.");

    private static void Demand(bool met, string otherwise)
    {
        if (met)
            return;
        if (Environment.GetEnvironmentVariable("TELEMETRY_E2E") == "require")
            Assert.Fail(otherwise);
        Assert.Skip(otherwise);
    }
}
