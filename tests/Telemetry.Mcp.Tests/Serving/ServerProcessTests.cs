using System.Text.Json;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Serving;

/// <summary>The real program on real pipes. What a client may do to it, from the first byte to the last.</summary>
public sealed class ServerProcessTests
{
    private const int Limit = 60_000;

    private const string Meta = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{},\"io.modelcontextprotocol/clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}";

    private const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""" + "\n";

    private const string Discover = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"server/discover\",\"params\":{" + Meta + "}}\n";

    private const string Listen = "{\"jsonrpc\":\"2.0\",\"id\":\"listen:0\",\"method\":\"subscriptions/listen\",\"params\":{\"notifications\":{\"toolsListChanged\":true}," + Meta + "}}\n";

    // The measured figure is a tenth of it; a noisy machine gets the rest.
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(2);

    [Fact(Timeout = Limit)]
    public async Task APipedConversationIsAnsweredWholeThoughItsLastLineLacksTheNewline()
    {
        using SomeStore store = SomeStore.Of(Workday.Calls);
        using var server = ServerProcess.Start(store.Path);
        await server.WriteAsync(Initialize + """
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"get_stats","arguments":{}}}
            {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"get_failures","arguments":{"limit":0}}}
            {"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"get_nothing","arguments":{}}}
            {"jsonrpc":"2.0","id":6,"method":"no/such/method"}
            {"jsonrpc":"2.0","id":"seven","method":"tools/call","params":{"name":"get_patterns","arguments":{"detail":"detailed"}}}
            {"jsonrpc":"2.0","id":8,"method":"tools/call","params":{"name":"recommend_tool","arguments":{"task":"é"}}}
            """);
        ServerEnd end = await server.CloseInputAsync();
        IsClean(end);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "8", "seven"], end.Messages.Select(message => message.GetProperty("id").ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("2025-11-25", Result(end, "1").Text("protocolVersion"));
        Assert.Equal(5, Result(end, "2").GetProperty("tools").GetArrayLength());
        Assert.Equal(288, Result(end, "3").GetProperty("structuredContent").Number("calls"));
        Assert.Equal("get_failures: limit must be a whole number from 1 to 100, but was 0.", Result(end, "4").GetProperty("content")[0].Text("text"));
        Assert.Equal(-32602, Message(end, "5").GetProperty("error").Number("code"));
        Assert.Equal(-32601, Message(end, "6").GetProperty("error").Number("code"));
    }

    [Fact(Timeout = Limit)]
    public async Task TheCurrentSessionIsKnownToTheCallThatEndedLast()
    {
        using SomeStore store = SomeStore.Of([Some.Call("Read").In("s1")]);
        using var server = ServerProcess.Start(store.Path);
        await server.WriteAsync(Initialize);
        Assert.NotNull(await server.ReadAsync());
        for (int i = 1; i <= 3; i++)
        {
            // Another session each time: what is current moves with it.
            string line = Some.Failure("Edit", i, "String to replace not found in file", "validation").In($"s{i}").ToLine();
            await File.WriteAllTextAsync(store.Path, await File.ReadAllTextAsync(store.Path, TestContext.Current.CancellationToken) + line, TestContext.Current.CancellationToken);
            string call = """{"jsonrpc":"2.0","id":ID,"method":"tools/call","params":{"name":"get_failures","arguments":{"session":"current","kind":"old_string_not_found"}}}""";
            await server.WriteAsync(call.Replace("ID", $"{i + 1}", StringComparison.Ordinal) + "\n");
            JsonElement answer = (await server.ReadAsync())!.Value.GetProperty("result").GetProperty("structuredContent");
            Assert.Equal((1, 1), (answer.Number("failures"), Assert.Single(answer.Rows).Number("sessions")));
        }

        IsClean(await server.CloseInputAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task AnOpenSubscriptionDoesNotHoldTheServer()
    {
        using SomeStore store = SomeStore.Missing();
        using var server = ServerProcess.Start(store.Path);
        await ListenAsync(server);
        ServerEnd end = await server.CloseInputAsync();
        IsClean(end);
        Assert.True(end.Elapsed < s_soon, $"ended after {end.Elapsed}");
    }

    [Fact(Timeout = Limit)]
    public async Task AnIdleServerEndsWithItsInput()
    {
        using SomeStore store = SomeStore.Missing();
        using var server = ServerProcess.Start(store.Path);
        await server.WriteAsync(Initialize);
        Assert.NotNull(await server.ReadAsync());
        ServerEnd end = await server.CloseInputAsync();
        IsClean(end);
        Assert.True(end.Elapsed < s_soon, $"ended after {end.Elapsed}");
    }

    [Fact(Timeout = Limit)]
    public async Task AnInputThatIsClosedBeforeTheFirstByteEndsTheServer()
    {
        using SomeStore store = SomeStore.Missing();
        using var server = ServerProcess.Start(store.Path);
        ServerEnd end = await server.CloseInputAsync();
        IsClean(end);
        Assert.Empty(end.Messages);
    }

    [Theory(Timeout = Limit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ASignalToEndIsAnOrderlyEnd(bool isListening)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signal.");
        using SomeStore store = SomeStore.Missing();
        using var server = ServerProcess.Start(store.Path);
        if (isListening)
        {
            await ListenAsync(server);
        }
        else
        {
            await server.WriteAsync(Initialize);
            Assert.NotNull(await server.ReadAsync());
        }

        ServerEnd end = await server.TerminateAsync();
        IsClean(end);
        Assert.True(end.Elapsed < s_soon, $"ended after {end.Elapsed}");
    }

    [Fact(Timeout = Limit)]
    public async Task UnderAShellItEndsWithItsInput()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no sh.");
        using SomeStore store = SomeStore.Missing();
        using var server = ServerProcess.StartUnderShell(store.Path);
        await ListenAsync(server);
        ServerEnd end = await server.CloseInputAsync();
        IsClean(end);
        Assert.True(end.Elapsed < s_soon, $"ended after {end.Elapsed}");
    }

    // Whoever is left behind holds the other end of standard output open, so its end proves that nobody is.
    [Fact(Timeout = Limit)]
    public async Task AShellThatIsKilledLeavesNoServerBehind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no sh.");
        using SomeStore store = SomeStore.Missing();
        using var server = ServerProcess.StartUnderShell(store.Path);
        await ListenAsync(server);
        server.Process.Kill();
        ServerEnd end = await server.CloseInputAsync();
        Assert.Equal("", end.Errors);
        Assert.True(end.Elapsed < s_soon, $"ended after {end.Elapsed}");
    }

    [Fact(Timeout = Limit)]
    public async Task GarbageIsSurvived()
    {
        using SomeStore store = SomeStore.Missing();
        using var server = ServerProcess.Start(store.Path);
        string nested = "{\"jsonrpc\":\"2.0\",\"id\":99,\"method\":\"tools/list\",\"params\":" + new string('[', 200) + new string(']', 200) + "}";
        await server.WriteAsync($"hello\n\n{{\n[]\n[1,2]\nnull\n\0\u0001\n{{\"jsonrpc\":\"2.0\"}}\n{{\"id\":{{}}}}\n{nested}\n{new string('x', 300_000)}\n" + Initialize);
        JsonElement message;
        do
            message = (await server.ReadAsync())!.Value;
        while (message.GetProperty("id").ToString() != "1");
        Assert.Equal("telemetry", message.GetProperty("result").GetProperty("serverInfo").Text("name"));
        await server.WriteAsync("""{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_stats"}}""" + "\n");
        ServerEnd end = await server.CloseInputAsync();
        IsClean(end);
        Assert.Equal(0, Result(end, "2").GetProperty("structuredContent").Number("calls"));
    }

    // The default host of .NET would read it, and log to a channel that is not its own.
    [Fact(Timeout = Limit)]
    public async Task SettingsOfTheProjectItRunsInChangeNothing()
    {
        using SomeStore store = SomeStore.Missing();
        await File.WriteAllTextAsync(
            Path.Combine(store.Folder, "appsettings.json"), """{"Logging":{"LogLevel":{"Default":"Trace"},"Console":{"FormatterName":"json"}}}""", TestContext.Current.CancellationToken);
        using var server = ServerProcess.Start(store.Path, workingDirectory: store.Folder);
        await server.WriteAsync(Initialize + """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"get_nothing"}}""" + "\n");
        ServerEnd end = await server.CloseInputAsync();
        IsClean(end);
        Assert.Equal(2, end.Messages.Count);
    }

    private static async Task ListenAsync(ServerProcess server)
    {
        await server.WriteAsync(Discover + Listen);
        var seen = new List<JsonElement> { (await server.ReadAsync())!.Value, (await server.ReadAsync())!.Value };
        Assert.Contains(seen, message => message.Has("method") && message.Text("method") == "notifications/subscriptions/acknowledged");
    }

    private static void IsClean(ServerEnd end)
    {
        Assert.Equal((0, ""), (end.ExitCode, end.Errors));
        Assert.All(end.Messages, message => Assert.Equal("2.0", message.Text("jsonrpc")));
    }

    private static JsonElement Message(ServerEnd end, string id) => end.Messages.Single(message => message.GetProperty("id").ToString() == id);

    private static JsonElement Result(ServerEnd end, string id) => Message(end, id).GetProperty("result");
}
