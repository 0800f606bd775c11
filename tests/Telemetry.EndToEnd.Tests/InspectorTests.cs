using System.Text.Json.Nodes;
using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary>The server answers a client that is not Claude Code.</summary>
public sealed class InspectorTests
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task InspectorListsTheTools()
    {
        NeedsInspector();
        using var folder = TempFolder.ForCaller();

        var listed = await McpInspector.AskAsync(folder, SomeStore(folder), ["--method", "tools/list"], TestContext.Current.CancellationToken);

        var names = listed["tools"]!.AsArray().Select(tool => (string)tool!["name"]!);
        Assert.Superset(new HashSet<string> { "get_stats", "get_failures", "get_patterns", "recommend_tool" }, names.ToHashSet());
    }

    [Theory(Timeout = Limit)]
    [InlineData("get_stats")]
    [InlineData("get_failures")]
    [InlineData("get_patterns")]
    [InlineData("recommend_tool", "candidates=[\"Bash\",\"Read\"]")]
    [InlineData("push_failures")]
    public async Task InspectorCallsEveryTool(string tool, params string[] arguments)
    {
        NeedsInspector();
        using var folder = TempFolder.ForCaller();

        AssertAnswered(await CallAsync(folder, SomeStore(folder), tool, arguments));
    }

    [Theory(Timeout = Limit)]
    [InlineData("get_stats")]
    [InlineData("get_failures")]
    [InlineData("get_patterns")]
    [InlineData("recommend_tool", "candidates=[\"Bash\",\"Read\"]")]
    public async Task AStoreThatDoesNotExistYetIsAnAnswerToo(string tool, params string[] arguments)
    {
        NeedsInspector();
        using var folder = TempFolder.ForCaller();

        AssertAnswered(await CallAsync(folder, folder.File("none.jsonl"), tool, arguments));
    }

    private static void NeedsInspector()
    {
        Needs.Plugin();
        Needs.Inspector();
    }

    private static Task<JsonObject> CallAsync(TempFolder folder, string store, string tool, string[] arguments) => McpInspector.AskAsync(
        folder,
        store,
        ["--method", "tools/call", "--tool-name", tool, .. arguments.SelectMany(argument => new[] { "--tool-arg", argument })],
        TestContext.Current.CancellationToken);

    private static void AssertAnswered(JsonObject result)
    {
        Assert.False((bool?)result["isError"] ?? false, result.ToJsonString());
        Assert.False(string.IsNullOrWhiteSpace((string?)result["structuredContent"]?["summary"]), result.ToJsonString());
    }

    private static string SomeStore(TempFolder folder)
    {
        var path = folder.File("store.jsonl");
        File.WriteAllText(path, """
            {"timestamp":"2026-01-03T10:30:00Z","tool_name":"Read","params":{"file_path":"/a"},"outcome":"success","latency_ms":89,"session_id":"s"}
            {"timestamp":"2026-01-03T10:30:01Z","tool_name":"Edit","params":{"file_path":"/a"},"outcome":"failure","error":"old_string not found","latency_ms":12,"session_id":"s"}
            {"timestamp":"2026-01-03T10:30:02Z","tool_name":"Read","params":{"file_path":"/a"},"outcome":"success","latency_ms":91,"session_id":"s"}

            """);
        return path;
    }
}
