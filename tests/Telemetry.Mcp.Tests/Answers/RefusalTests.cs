using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

/// <summary>A sentence that a model can mend its question by is product, so it is pinned to the letter.</summary>
public sealed class RefusalTests
{
    // An attribute of the kernel that can only be written.
    private const string Unreadable = "/sys/bus/cpu/uevent";

    private const string Filters = "tool, project, session, since, stage, kind, agent, model";

    private const string Extent = "limit, detail, cursor";

    public static TheoryData<string, string, string> Sentences => new()
    {
        { "get_stats", """{"tol":"Bash"}""", $"get_stats: unknown argument \"tol\"; it takes {Filters}, group_by, {Extent}." },
        { "get_failures", """{"order":"tool"}""", $"get_failures: unknown argument \"order\"; it takes {Filters}, group_by, {Extent}." },
        { "get_failures", """{"group_by":"hour"}""", "get_failures: group_by must be template, kind, tool, project, session, day or model, but was \"hour\"." },
        { "get_patterns", """{"group_by":"tool"}""", $"get_patterns: unknown argument \"group_by\"; it takes {Filters}, {Extent}." },
        { "recommend_tool", """{"intent":"x"}""", $"recommend_tool: unknown argument \"intent\"; it takes task, target, candidates, after, {Filters}, {Extent}." },
        { "get_stats", """{"tool":5}""", "get_stats: tool must be a string, but was 5." },
        { "get_stats", """{"tool":null}""", "get_stats: tool must be a string, but was null." },
        { "get_stats", """{"limit":"ten"}""", "get_stats: limit must be a whole number from 1 to 100, but was \"ten\"." },
        { "get_stats", """{"limit":"10"}""", "get_stats: limit must be a whole number from 1 to 100, but was \"10\"." },
        { "get_stats", """{"limit":0}""", "get_stats: limit must be a whole number from 1 to 100, but was 0." },
        { "get_stats", """{"limit":101}""", "get_stats: limit must be a whole number from 1 to 100, but was 101." },
        { "get_stats", """{"limit":1.5}""", "get_stats: limit must be a whole number from 1 to 100, but was 1.5." },
        { "get_stats", """{"limit":99999999999}""", "get_stats: limit must be a whole number from 1 to 100, but was 99999999999." },
        { "recommend_tool", """{"candidates":"Read"}""", "recommend_tool: candidates must be a list of strings, but was \"Read\"." },
        { "recommend_tool", """{"candidates":["Read",1]}""", "recommend_tool: candidates must be a list of strings, but was [\"Read\",1]." },
        { "get_stats", """{"detail":"verbose"}""", "get_stats: detail must be concise or detailed, but was \"verbose\"." },
        { "get_stats", """{"detail":""}""", "get_stats: detail must be concise or detailed, but was \"\"." },
        { "get_stats", """{"group_by":"hour"}""", "get_stats: group_by must be tool, command, project, mcp_server, agent_type, model or day, but was \"hour\"." },
        { "get_failures", """{"stage":"ran"}""", "get_failures: stage must be executed, validation, denied, rejected, cancelled or interrupted, but was \"ran\"." },
        { "get_stats", """{"since":"yesterday"}""", "since must be a span such as 30m, 24h or 7d, or a date such as 2026-11-01, but was \"yesterday\"." },
        { "get_stats", """{"since":"7"}""", "since must be a span such as 30m, 24h or 7d, or a date such as 2026-11-01, but was \"7\"." },
        { "get_stats", """{"since":"-7d"}""", "since must be a span such as 30m, 24h or 7d, or a date such as 2026-11-01, but was \"-7d\"." },
        { "get_stats", """{"since":"2026-13-01"}""", "since must be a span such as 30m, 24h or 7d, or a date such as 2026-11-01, but was \"2026-13-01\"." },
        { "get_stats", """{"tool":"Reed"}""", "No calls of a tool named \"Reed\" are recorded. Tools seen: Bash, Edit." },
        { "recommend_tool", """{"after":"Reed"}""", "No calls of a tool named \"Reed\" are recorded. Tools seen: Bash, Edit." },
        { "get_stats", """{"project":"nowhere"}""", "No calls in a project \"nowhere\" are recorded. Projects seen: /home/dev/app." },
        { "recommend_tool", """{"agent":"nobody"}""", "No subagent of a type or with an id \"nobody\" is recorded. Send main, an id, or a type. Types seen: explorer." },
        { "get_patterns", """{"model":"m9"}""", "No calls of a model \"m9\" are recorded. Models seen: m1." },
        {
            "get_stats", """{"kind":"old_string"}""",
            "get_stats: kind must be other, old_string_not_found, old_string_ambiguous, no_change, not_read_first, stale_file, file_not_found, is_directory, file_too_large, invalid_input, "
            + "unknown_name, access_denied, http_error, network_error, timeout, command_not_found, usage_error, tests_failed, build_failed, version_control, missing_dependency, runtime_error, nonzero_exit, denied, rejected, "
            + "cancelled or interrupted, but was \"old_string\"."
        },
        { "recommend_tool", """{"stage":"ran"}""", "recommend_tool: stage must be executed, validation, denied, rejected, cancelled or interrupted, but was \"ran\"." },
        { "get_stats", """{"cursor":5}""", "get_stats: cursor must be a string, but was 5." },
        { "get_stats", """{"cursor":"10"}""", CursorRefused("get_stats", "10") },
        { "get_failures", """{"cursor":"10.0"}""", CursorRefused("get_failures", "10.0") },
        { "get_patterns", """{"cursor":".0"}""", CursorRefused("get_patterns", ".0") },
        { "recommend_tool", """{"cursor":"x\ny"}""", CursorRefused("recommend_tool", "x y") },
        { "get_stats", """{"session":"s9"}""", "No session \"s9\" is recorded. Send current, or one of the newest: s1, s2." },
        {
            "get_stats", """{"tol":"Bash","limit":0,"detail":"long"}""",
            $"get_stats: unknown argument \"tol\"; it takes {Filters}, group_by, {Extent}; limit must be a whole number from 1 to 100, but was 0; detail must be concise or detailed, but was \"long\"."
        },
        { "get_stats", """{"tool":{"name":"a rather long value that no argument of any tool here would ever take"}}""", "get_stats: tool must be a string, but was {\"name\":\"a rather long value that no argument of any tool...." },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task AQuestionThatCannotBeAnsweredSaysWhatToSendInstead(string tool, string arguments, string sentence)
    {
        using SomeStore store = SomeStore.Of([Some.Call("Bash"), Some.Call("Edit", 1).In("s2") with { AgentId = "a1", AgentType = "explorer", Model = "m1" }]);
        await using InMemoryServer server = await InMemoryServer.StartAsync(store.History);
        await IsRefusedAsync(server, tool, arguments, sentence);
    }

    [Fact]
    public async Task AToolThatIsNotThereIsAProtocolError()
    {
        using SomeStore store = SomeStore.Missing();
        await using InMemoryServer server = await InMemoryServer.StartAsync(store.History);
        McpProtocolException error = await Assert.ThrowsAsync<McpProtocolException>(() => server.CallAsync("get_nothing"));
        Assert.Equal(McpErrorCode.InvalidParams, error.ErrorCode);
        Assert.Equal(-32602, (int)error.ErrorCode);
    }

    [Fact]
    public void ManyToolsAreNotAllListed()
    {
        using SomeStore store = SomeStore.Of(Enumerable.Range(0, 15).Select(i => Some.Call($"T{i}", i)));
        Assert.Equal(
            "No calls of a tool named \"X\" are recorded. Tools seen: T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11 and 3 more.",
            store.Refusal(AnswerKind.Stats, """{"tool":"X"}"""));
    }

    [Fact]
    public void ForeignNamesInARefusalAreOneLine()
    {
        using SomeStore store = SomeStore.Of([Some.Call("A\n\u001b[31mB") with { Session = "s\n1", Project = "/p\nq" }]);
        Assert.Equal("No calls of a tool named \"X Y\" are recorded. Tools seen: A [31mB.", store.Refusal(AnswerKind.Stats, """{"tool":"X\nY"}"""));
        Assert.Equal("No calls in a project \"X\" are recorded. Projects seen: /p q.", store.Refusal(AnswerKind.Stats, """{"project":"X"}"""));
        Assert.Equal("No session \"X\" is recorded. Send current, or one of the newest: s 1.", store.Refusal(AnswerKind.Stats, """{"session":"X"}"""));
        Assert.StartsWith("get_stats: unknown argument \"X Y\"; it takes tool", store.Refusal(AnswerKind.Stats, """{"X\nY":1}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void CurrentNeedsASession()
    {
        using SomeStore store = SomeStore.Of([Some.Call() with { Session = null }]);
        Assert.Equal(
            "No session is recorded: the calls of this store carry no session id. Leave session out.", store.Refusal(AnswerKind.Stats, """{"session":"current"}"""));
    }

    [Fact]
    public async Task AStoreThatIsAFolderIsNamed()
    {
        using SomeStore store = SomeStore.Missing();
        Directory.CreateDirectory(store.Path);
        await using InMemoryServer server = await InMemoryServer.StartAsync(store.History);
        await IsRefusedAsync(server, "get_stats", "{}", $"The store {store.Path} is a folder. Set TELEMETRY_FILE to a file.");
    }

    [Fact]
    public async Task AStoreThatMayNotBeReadIsNamed()
    {
        Assert.SkipUnless(File.Exists(Unreadable), "This system has no file that not even the superuser may read.");
        using SomeStore store = SomeStore.Missing();
        File.CreateSymbolicLink(store.Path, Unreadable);
        await using InMemoryServer server = await InMemoryServer.StartAsync(store.History);
        string text = InMemoryServer.TextOf(await server.CallAsync("get_stats"));
        Assert.StartsWith($"The store {store.Path} cannot be read: ", text, StringComparison.Ordinal);
        Assert.EndsWith(" Check its owner and mode, or set TELEMETRY_FILE.", text, StringComparison.Ordinal);
    }

    private static string CursorRefused(string tool, string cursor) =>
        $"{tool}: cursor \"{cursor}\" does not belong to this question. Send the cursor of its last answer with the same arguments, or leave cursor out to start anew.";

    private static async Task IsRefusedAsync(InMemoryServer server, string tool, string arguments, string sentence)
    {
        CallToolResult result = await server.CallAsync(tool, arguments);
        Assert.Equal(sentence, InMemoryServer.TextOf(result));
        Assert.True(result.IsError);
        Assert.Null(result.StructuredContent);
    }
}
