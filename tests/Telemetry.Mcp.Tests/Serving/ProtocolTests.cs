using System.Text.Json;
using Json.Schema;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Memory;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Serving;

/// <summary>Every version of the protocol that a client may speak.</summary>
public sealed class ProtocolTests
{
    private const string Newest = "2026-07-28";

    private static readonly string[] s_tools = ["get_stats", "get_failures", "get_patterns", "recommend_tool", "push_failures"];

    // The version a client insists on, or null for one that takes the newest.
    private static readonly string?[] s_protocols = [null, "2025-11-25", "2025-06-18", "2024-11-05"];

    public static IEnumerable<TheoryDataRow<string?>> Protocols => s_protocols.Select(protocol => new TheoryDataRow<string?>(protocol));

    public static IEnumerable<TheoryDataRow<string?, string>> ProtocolsAndStores =>
        s_protocols.SelectMany(protocol => new[] { "missing", "empty", "rich" }.Select(store => new TheoryDataRow<string?, string>(protocol, store)));

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task TheVersionIsNegotiatedAndTheServerSaysWhoItIs(string? protocol)
    {
        using SomeStore store = SomeStore.Missing();
        await using InMemoryServer server = await InMemoryServer.StartAsync(store.History, protocol);
        Assert.Equal(protocol ?? Newest, server.Client.NegotiatedProtocolVersion);
        Assert.Equal("telemetry", server.Client.ServerInfo?.Name);
        Assert.StartsWith("Execution Telemetry: ", server.Client.ServerInstructions, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task TheToolsAreListedInOrderAndAllButTheOneThatSendsOnlyRead(string? protocol)
    {
        using SomeStore store = SomeStore.Missing();
        await using InMemoryServer server = await InMemoryServer.StartAsync(store.History, protocol);
        IList<McpClientTool> tools = await server.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(s_tools, tools.Select(tool => tool.Name));
        Assert.All(tools, tool =>
        {
            ToolAnnotations annotations = tool.ProtocolTool.Annotations!;
            bool sends = tool.Name == "push_failures";
            Assert.Equal((!sends, false, true, sends), (annotations.ReadOnlyHint, annotations.DestructiveHint, annotations.IdempotentHint, annotations.OpenWorldHint));
            Assert.False(tool.ProtocolTool.InputSchema.GetProperty("additionalProperties").GetBoolean());
        });
    }

    [Theory]
    [MemberData(nameof(ProtocolsAndStores))]
    public async Task EveryAnswerKeepsToTheSchemaOfItsTool(string? protocol, string kind)
    {
        using SomeStore store = kind switch { "missing" => SomeStore.Missing(), "empty" => SomeStore.OfText(""), _ => SomeStore.Of(Workday.Calls) };
        var memory = new SentLessons();
        Pushing pushing = SomePushing.Of(memory.On(store.Path, PlainLesson.Many(kind == "rich" ? 30 : 0)), isSet: kind != "empty", end: TestContext.Current.CancellationToken);
        await using InMemoryServer server = await InMemoryServer.StartAsync(store.History, protocol, pushing);
        IList<McpClientTool> tools = await server.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (McpClientTool tool in tools)
        {
            var schema = JsonSchema.Build(tool.ProtocolTool.OutputSchema!.Value, new BuildOptions { SchemaRegistry = new SchemaRegistry() });
            foreach (string arguments in QuestionsTo(tool.Name))
            {
                CallToolResult result = await server.CallAsync(tool.Name, arguments);
                string text = InMemoryServer.TextOf(result);
                Assert.False(result.IsError ?? false, text);
                JsonElement answer = result.StructuredContent!.Value;
                EvaluationResults evaluation = schema.Evaluate(answer, new EvaluationOptions { OutputFormat = OutputFormat.List });
                Assert.True(evaluation.IsValid, $"{tool.Name} {arguments}: {JsonSerializer.Serialize(evaluation)} {text}");
                Assert.True(JsonElement.DeepEquals(answer, JsonElement.Parse(text)), "A client that reads only the text must see the same answer.");
            }
        }
    }

    private static IEnumerable<string> QuestionsTo(string tool) => tool == "push_failures" ? ["""{"dry_run":true}""", """{"dry_run":true,"detail":"detailed"}""", "{}", "{}"] :
    [
        "{}",
        """{"detail":"concise","limit":1}""",
        """{"detail":"detailed","limit":100}""",
        """{"since":"7d","session":"current","project":"current"}""",
        """{"since":"2027-01-01"}""",
        """{"kind":"nonzero_exit","stage":"executed","agent":"main"}""",
        .. tool switch
        {
            "get_stats" => Arguments.GroupBy.Words!.Select(word => $$"""{"group_by":"{{word}}"}"""),
            "get_failures" => Arguments.Stage.Words!.Select(word => $$"""{"stage":"{{word}}"}"""),
            "recommend_tool" => ["""{"candidates":["Read","Bash","Nothing"]}""", """{"task":"build the app"}""", """{"target":"npm test"}"""],
            _ => Enumerable.Empty<string>(),
        },
    ];
}
