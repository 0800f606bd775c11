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

        var tools = await ToolsAsync(folder, SomeStore(folder));

        Assert.Superset(new HashSet<string> { "get_stats", "get_failures", "get_patterns", "recommend_tool" }, tools.ToHashSet());
    }

    [Fact(Timeout = Limit)]
    public async Task InspectorCallsEveryTool()
    {
        NeedsInspector();
        using var folder = TempFolder.ForCaller();

        await AssertEveryToolAnswersAsync(folder, SomeStore(folder));
    }

    [Fact(Timeout = Limit)]
    public async Task AStoreThatDoesNotExistYetIsAnAnswerToo()
    {
        NeedsInspector();
        using var folder = TempFolder.ForCaller();

        await AssertEveryToolAnswersAsync(folder, folder.File("none.jsonl"));
        Assert.False(File.Exists(folder.File("none.jsonl")), "A question made a store.");
    }

    private static void NeedsInspector()
    {
        Needs.Plugin();
        Needs.Inspector();
    }

    private static async Task AssertEveryToolAnswersAsync(TempFolder folder, string store)
    {
        foreach (var tool in await ToolsAsync(folder, store))
        {
            string[] arguments = tool == "recommend_tool" ? ["--tool-arg", """candidates=["Bash","Read"]"""] : [];
            var result = await McpInspector.AskAsync(
                folder, store, ["--method", "tools/call", "--tool-name", tool, .. arguments], TestContext.Current.CancellationToken);
            Assert.False((bool?)result["isError"] ?? false, result.ToJsonString());
            Assert.False(string.IsNullOrWhiteSpace((string?)result["structuredContent"]?["summary"]), result.ToJsonString());
        }
    }

    private static async Task<IReadOnlyList<string>> ToolsAsync(TempFolder folder, string store)
    {
        var listed = await McpInspector.AskAsync(folder, store, ["--method", "tools/list"], TestContext.Current.CancellationToken);
        return [.. listed["tools"]!.AsArray().Select(tool => (string)tool!["name"]!)];
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
