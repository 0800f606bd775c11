using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
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

    // Four of the five tools that 7,000 bytes have to hold.
    private const int MaxBytes = 7000, MaxBytesWithoutTheFifth = 6400;

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. AnswerKind.All.Select(kind => kind.Tool)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AToolIsAsItsSnapshotSays(string name)
    {
        string actual = JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonNode>(await DefinitionAsync(name)), s_indented) + "\n";
        string path = Path.Combine(SnapshotFolder(), name + ".json");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "true")
            await File.WriteAllTextAsync(path, actual, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(path), $"There is no snapshot {name}.json. UPDATE_SNAPSHOTS=true writes it; commit it with the change that it shows.");
        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), actual);
    }

    [Fact]
    public void EverySnapshotIsOfATool() => Assert.Equal(
        AnswerKind.All.Select(kind => kind.Tool).Order(StringComparer.Ordinal),
        Directory.GetFiles(SnapshotFolder()).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task AllDefinitionsTogetherLeaveRoomForAFifth()
    {
        var definitions = new List<string>();
        foreach (AnswerKind kind in AnswerKind.All)
            definitions.Add(await DefinitionAsync(kind.Tool));
        int bytes = Encoding.UTF8.GetByteCount($"[{string.Join(',', definitions)}]");
        TestContext.Current.TestOutputHelper!.WriteLine($"All tool definitions: {bytes} bytes of {MaxBytes}.");
        Assert.InRange(bytes, 1, AnswerKind.All.Count > 4 ? MaxBytes : MaxBytesWithoutTheFifth);
    }

    [Fact]
    public void TheInstructionsAreShort() => Assert.InRange(Encoding.UTF8.GetByteCount(TelemetryServer.Instructions), 1, 1023);

    [Fact]
    public void TheInstructionsSpeakOfEveryTool() => Assert.All(AnswerKind.All, kind => Assert.Contains(kind.Tool, TelemetryServer.Instructions, StringComparison.Ordinal));

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

    private static string SnapshotFolder()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Telemetry.sln")))
            root = Path.GetDirectoryName(root);
        return Path.Combine(root!, "tests", "Telemetry.Mcp.Tests", "Snapshots");
    }
}
