using System.Text.Json.Nodes;
using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary>A lesson of a session reaches the user's memory server, and the model finds it there.</summary>
[Collection(RealClientTests.Name)]
public sealed class MemoryTests
{
    private const int Limit = 330_000;
    private const string Prefix = "mcp__plugin_execution-telemetry_telemetry__";

    [Fact(Timeout = Limit)]
    public async Task ARepeatedFailureIsPushedAndTheMemoryServerItselfFindsIt()
    {
        Needs.Client();
        Needs.Plugin();
        Needs.MemoryServer();
        using var folder = TempFolder.ForCaller();
        var notes = new NotesServer(folder);
        var client = new ClaudeClient(folder);
        foreach (var (variable, value) in notes.Environment)
            client.Environment[variable] = value;
        await client.InstallPluginAsync(TestContext.Current.CancellationToken);

        // Stands in parameters, and in the errors that repeat them.
        var sentinel = $"Zanthorvic{Guid.NewGuid():N}"[..18];
        var token = $"ghp_{Guid.NewGuid():N}{Guid.NewGuid():N}"[..40];
        var file = Path.Combine(client.Project, "notes.txt");
        var write = new ToolUse("Write", new JsonObject { ["file_path"] = file, ["content"] = "one\ntwo\n" });
        var edit = EditOf(file, "one", "three");
        ToolUse[] failing = [.. Enumerable.Range(0, 5).Select(i => EditOf(file, $"{sentinel} {token} {i}", "x"))];
        var push = new ToolUse(Prefix + "push_failures", []);
        var again = new ToolUse(Prefix + "push_failures", []);
        var find = new ToolUse($"mcp__{NotesServer.Name}__search_nodes", new JsonObject { ["query"] = "old-string-not-found" });
        var search = new ToolUse("ToolSearch", new JsonObject { ["query"] = $"select:{push.Tool},{find.Tool}" });
        var script = new Script([[write], .. failing.Select(call => (IReadOnlyList<Block>)[call]), [edit], [search], [push], [again], [find]]);
        var session = await Conversation.HoldAsync(client, script, "go", new SessionOptions { Notes = notes }.For(client), TestContext.Current.CancellationToken);

        Assert.All(failing, call => Assert.True(session.Model.ResultOf(call)!.IsError));
        var answer = AnswerTo(session, push);
        var name = Assert.Single(answer["sent"]!.AsArray().Select(sent => (string)sent!), sent => sent.Contains("old-string-not-found", StringComparison.Ordinal));
        Assert.Null(AnswerTo(session, again)["sent"]);
        var found = session.Model.ResultOf(find)!;
        Assert.False(found.IsError, found.Text);
        Assert.Contains(name, found.Text, StringComparison.Ordinal);
        Assert.Contains("5 times", found.Text, StringComparison.Ordinal);
        foreach (var secret in (string[])[sentinel, token])
        {
            Assert.Contains(secret, session.Run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, notes.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, File.ReadAllText(client.StorePath + ".outbox"), StringComparison.Ordinal);
        }

        if (OperatingSystem.IsLinux())
            Assert.Empty(PluginProcesses.StartedWithHome(client.Home));
    }

    private static ToolUse EditOf(string file, string before, string after) =>
        new("Edit", new JsonObject { ["file_path"] = file, ["old_string"] = before, ["new_string"] = after });

    private static JsonObject AnswerTo(Conversation session, ToolUse question)
    {
        var result = session.Model.ResultOf(question);
        Assert.NotNull(result);
        Assert.False(result.IsError, result.Text);
        return JsonNode.Parse(result.Text)!.AsObject();
    }
}
