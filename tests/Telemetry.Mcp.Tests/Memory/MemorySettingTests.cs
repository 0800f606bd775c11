using System.Text.Json;
using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>Which memory server is used, from what the user set.</summary>
public sealed class MemorySettingTests : IDisposable
{
    private const string HowToSet = "Set TELEMETRY_MEMORY_COMMAND to a JSON array of strings, such as [\"npx\",\"-y\",\"@modelcontextprotocol/server-memory\"], or to the path of one program.";

    private readonly TempFolder _folder = TempFolder.ForCaller("MemorySettingTests");

    private string ClientFile => _folder.File(".claude.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NothingIsSentUnlessTheUserSaysSo() => Assert.True(Of().IsOff);

    [Theory]
    [InlineData("off")]
    [InlineData("OFF ")]
    public void OffWinsOverACommand(string off) => Assert.True(Of(("TELEMETRY_MEMORY", off), ("TELEMETRY_MEMORY_COMMAND", "/opt/memory")).IsOff);

    [Fact]
    public void ACommandWinsOverAuto()
    {
        Configure("""{"mcpServers":{"enhanced-memory":{"command":"other"}}}""");
        Assert.Equal("/opt/memory", ServerOf(("TELEMETRY_MEMORY", "auto"), ("TELEMETRY_MEMORY_COMMAND", "/opt/memory")).Command);
    }

    [Fact]
    public void APlainCommandIsOneProgramWithoutArguments()
    {
        MemoryServer server = ServerOf(("TELEMETRY_MEMORY_COMMAND", "/opt/my memory/start.sh"));
        Assert.Equal(("start", "/opt/my memory/start.sh", "TELEMETRY_MEMORY_COMMAND"), (server.Name, server.Command, server.Source));
        Assert.Empty(server.Arguments);
    }

    [Fact]
    public void AnArrayIsAProgramAndItsArguments()
    {
        MemoryServer server = ServerOf(("TELEMETRY_MEMORY_COMMAND", """["npx", "-y", "@modelcontextprotocol/server-memory"]"""));
        Assert.Equal("npx", server.Command);
        Assert.Equal(["-y", "@modelcontextprotocol/server-memory"], server.Arguments);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("""["npx", null]""")]
    [InlineData("""["npx" """)]
    public void AnArrayOfSomethingElseIsExplained(string command) =>
        Assert.Equal("TELEMETRY_MEMORY_COMMAND starts as a JSON array and is not one of strings. " + HowToSet, Of(("TELEMETRY_MEMORY_COMMAND", command)).Problem);

    [Fact]
    public void AnArrayWithoutAProgramIsExplained() => Assert.Equal("TELEMETRY_MEMORY_COMMAND names no program. " + HowToSet, Of(("TELEMETRY_MEMORY_COMMAND", """["", "-y"]""")).Problem);

    [Fact]
    public void AnotherWordIsExplained() => Assert.Equal(
        "TELEMETRY_MEMORY is \"on\", which is neither auto nor off. Set it to auto to use the enhanced-memory server of your own MCP configuration, or to off.",
        Of(("TELEMETRY_MEMORY", "on"), ("TELEMETRY_MEMORY_COMMAND", "/opt/memory")).Problem);

    [Fact]
    public void AutoTakesTheUsersServerAsItIsConfigured()
    {
        Configure("""{"mcpServers":{"other":{"command":"x"},"enhanced-memory":{"type":"stdio","command":"python3","args":["/opt/em/server.py"],"env":{"MEMORY_PROFILE":"minimal"}}}}""");
        MemoryServer server = ServerOf(("TELEMETRY_MEMORY", "auto"));
        Assert.Equal(("enhanced-memory", "python3", ClientFile), (server.Name, server.Command, server.Source));
        Assert.Equal(["/opt/em/server.py"], server.Arguments);
        Assert.Equal("minimal", Assert.Single(server.Environment, variable => variable.Key == "MEMORY_PROFILE").Value);
    }

    [Theory]
    [InlineData("""{"mcpServers":{"enhanced-memory-mcp":{"command":"no"},"enhanced-memory":{"command":"yes"}}}""")]
    [InlineData("""{"mcpServers":{"enhanced-memory-b":{"command":"yes"},"enhanced-memory-a":{"command":"no"},"my-enhanced-memory":{"command":"no"}}}""")]
    [InlineData("""{"mcpServers":{"enhanced-memory":{"command":"no"}},"projects":{"/p/app":{"mcpServers":{"enhanced-memory-mcp":{"command":"yes"}}}}}""")]
    [InlineData("""{"mcpServers":{"enhanced-memory":{"command":"yes"}},"projects":{"/p/other":{"mcpServers":{"enhanced-memory":{"command":"no"}}}}}""")]
    public void TheProjectsOwnComesFirstThenTheExactNameThenTheOrder(string json)
    {
        Configure(json);
        Assert.Equal("yes", ServerOf(("TELEMETRY_MEMORY", "auto")).Command);
    }

    [Fact]
    public void ARepositoryDoesNotChooseWhatIsStarted()
    {
        const string Servers = """{"mcpServers":{"enhanced-memory":{"command":"/bin/false"}}}""";
        Configure("{}");
        File.WriteAllText(_folder.File(".mcp.json"), Servers);
        var client = new ClientConfiguration(ClientFile, _folder.Path);
        Assert.Null(MemorySetting.Of(name => name == "TELEMETRY_MEMORY" ? "auto" : null, client).Server);
        Configure(Servers);
        Assert.NotNull(MemorySetting.Of(name => name == "TELEMETRY_MEMORY" ? "auto" : null, client).Server);
    }

    [Theory]
    [InlineData("sse")]
    [InlineData("http")]
    public void AServerWithAnAddressIsExplained(string type)
    {
        Configure("""{"mcpServers":{"enhanced-memory":{"type":"TYPE","url":"http://127.0.0.1:9106/sse"}}}""".Replace("TYPE", type, StringComparison.Ordinal));
        Assert.Equal(
            $"The MCP server enhanced-memory in {ClientFile} is reached by an address ({type}), which is not supported here. Set TELEMETRY_MEMORY_COMMAND to a command that starts a memory server.",
            Of(("TELEMETRY_MEMORY", "auto")).Problem);
    }

    [Fact]
    public void AnEntryWithoutACommandIsExplained()
    {
        Configure("""{"mcpServers":{"enhanced-memory":{}}}""");
        Assert.Equal($"The MCP server enhanced-memory in {ClientFile} has no command. Add it there. Or set TELEMETRY_MEMORY_COMMAND to the server's command.", Of(("TELEMETRY_MEMORY", "auto")).Problem);
    }

    [Fact]
    public void NoneIsExplainedWithWhereItWasLookedFor() => Assert.Equal(
        $"TELEMETRY_MEMORY is auto, but no MCP server whose name starts with enhanced-memory was found in {ClientFile}, neither for all projects nor for /p/app. "
        + "Add one with \"claude mcp add --scope user enhanced-memory -- <command>\". Or set TELEMETRY_MEMORY_COMMAND to the server's command.",
        Of(("TELEMETRY_MEMORY", "auto")).Problem);

    [Fact]
    public void AFileThatIsNoJsonIsExplained()
    {
        Configure("{");
        Assert.Equal($"TELEMETRY_MEMORY is auto, but {ClientFile} could not be read: it is not JSON. Or set TELEMETRY_MEMORY_COMMAND to the server's command.", Of(("TELEMETRY_MEMORY", "auto")).Problem);
    }

    [Fact]
    public void VariablesAreExpandedInTheCommandItsArgumentsAndItsEnvironment()
    {
        Configure("""{"mcpServers":{"enhanced-memory":{"command":"${EM}/run","args":["${NONE:-a:-b}","$EM","${EM"],"env":{"MEMORY_DIR":"${EM}-${EM}"}}}}""");
        MemoryServer server = ServerOf(("TELEMETRY_MEMORY", "auto"), ("EM", "/opt/${X}"));
        Assert.Equal("/opt/${X}/run", server.Command);
        Assert.Equal(["a:-b", "$EM", "${EM"], server.Arguments);
        Assert.Equal("/opt/${X}-/opt/${X}", server.Environment["MEMORY_DIR"]);
    }

    [Fact]
    public void AVariableThatIsNotSetIsExplained()
    {
        Configure("""{"mcpServers":{"enhanced-memory":{"command":"run","env":{"MEMORY_DIR":"${EM_DIR}"}}}}""");
        Assert.Equal(
            $"The MCP server enhanced-memory in {ClientFile} needs the environment variable EM_DIR, which is not set. Set it, or give it a default there: ${{EM_DIR:-value}}.",
            Of(("TELEMETRY_MEMORY", "auto")).Problem);
    }

    [Fact]
    public void TheClientsFileIsInTheHomeFolderOrWhereItsConfigurationWasMovedTo()
    {
        Assert.Equal(Path.Combine("/home/me", ".claude.json"), ClientConfiguration.Of(_ => null, "/home/me/.claude", "/p").Path);
        Assert.Equal(Path.Combine("/etc/me", ".claude.json"), ClientConfiguration.Of(name => name == "CLAUDE_CONFIG_DIR" ? "/etc/me" : null, "/etc/me", "/p").Path);
    }

    private void Configure(string json)
    {
        Assert.NotEqual(JsonValueKind.Undefined, json == "{" ? JsonValueKind.Null : JsonElement.Parse(json).ValueKind);
        File.WriteAllText(ClientFile, json);
    }

    private MemorySetting Of(params (string Name, string Value)[] environment) => MemorySetting.Of(
        name => environment.Where(variable => variable.Name == name).Select(variable => variable.Value).FirstOrDefault(), new ClientConfiguration(ClientFile, "/p/app"));

    private MemoryServer ServerOf(params (string Name, string Value)[] environment)
    {
        MemorySetting setting = Of(environment);
        Assert.Null(setting.Problem);
        return setting.Server!;
    }
}
