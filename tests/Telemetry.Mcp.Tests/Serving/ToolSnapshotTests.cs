using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Serving;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Serving;

/// <summary>What a model is told of the tools is a contract: it changes by a committed file only, and its weight is known.</summary>
public sealed class ToolSnapshotTests
{
    private const string PluginPrefix = "mcp__plugin_execution-telemetry_telemetry__";

    private const int MaxBytes = 7000;

    public static TheoryData<string> Names => [.. AnswerKind.All.Select(kind => kind.Tool), PushQuestion.Tool];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AToolIsAsItsSnapshotSays(string name)
    {
        await Snapshot.MatchesAsync(name + ".json", JsonElement.Parse(await DefinitionAsync(name)));
    }

    [Fact]
    public void EverySnapshotIsOfATool() => Assert.Equal(
        Names.Select(name => name.Data).Order(StringComparer.Ordinal),
        Directory.GetFiles(Snapshot.Folder).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task AllDefinitionsTogetherCostNoMoreThanTheyMay()
    {
        var definitions = new List<string>();
        foreach (string name in Names.Select(name => name.Data))
            definitions.Add(await DefinitionAsync(name));
        int bytes = Encoding.UTF8.GetByteCount($"[{string.Join(',', definitions)}]");
        TestContext.Current.TestOutputHelper!.WriteLine($"All tool definitions: {bytes} bytes of {MaxBytes}.");
        Assert.InRange(bytes, 1, MaxBytes);
    }

    [Fact]
    public void TheInstructionsAreShort() => Assert.InRange(Encoding.UTF8.GetByteCount(TelemetryServer.Instructions), 1, 1023);

    [Fact]
    public void TheInstructionsSpeakOfEveryTool() => Assert.All(Names, name => Assert.Contains(name.Data, TelemetryServer.Instructions, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void ANameFitsTheLimitWithThePluginsPrefix(string name) => Assert.InRange((PluginPrefix + name).Length, 1, 63);

    // As it goes over the wire: the SDK's own options, so that what a client pays for is what is counted.
    private static async Task<string> DefinitionAsync(string name)
    {
        using SomeStore store = SomeStore.Missing();
        await using InMemoryServer server = await InMemoryServer.StartAsync(store.History);
        McpClientTool tool = (await server.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).Single(tool => tool.Name == name);
        return JsonSerializer.Serialize(tool.ProtocolTool, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(Tool)));
    }
}
