using System.Text.Json.Nodes;
using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary><c>TELEMETRY_CAPTURE</c> in the client's own settings, where README.md says to set it.</summary>
[Collection(RealClientTests.Name)]
public sealed class CaptureModeTests
{
    private const int Limit = 330_000;

    [Fact(Timeout = Limit)]
    public async Task WhereShapeIsAskedForNoTextIsStoredAndTheAnswersSayWhy()
    {
        using var folder = TempFolder.ForCaller();
        var client = await InstalledAsync(folder, "shape");
        ToolUse works = ToolUse.Bash($"echo {Sentinel.Word}"), fails = ToolUse.Bash($"ls /{Sentinel.Word}");
        var neverRuns = new ToolUse("Edit", new JsonObject { ["file_path"] = Path.Combine(client.Project, Sentinel.Word), ["old_string"] = Sentinel.Word, ["new_string"] = "x" });
        var asks = new ToolUse("mcp__plugin_execution-telemetry_telemetry__get_stats", []);

        var session = await Conversation.HoldAsync(client, new Script([[works], [fails], [neverRuns], [asks]]), "go", ["--dangerously-skip-permissions"], TestContext.Current.CancellationToken);

        var store = Store.Read(client.StorePath);
        Assert.StartsWith("""{"command":"echo [SHAPE:""", store.LineOf(works)["params"], StringComparison.Ordinal);
        Assert.Matches("^Exit code 2\nls: .*No such file or directory", store.LineOf(fails)["error"]);
        Assert.Equal("validation", store.LineOf(neverRuns)["stage"]);
        Sentinel.AssertIsNotIn(store.Text);
        Assert.EndsWith("TELEMETRY_CAPTURE=shape: no texts are stored", (string?)JsonNode.Parse(session.Model.ResultOf(asks)!.Text)!["health"], StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task WhereCaptureIsOffNothingIsStoredAndNothingIsShown()
    {
        using var folder = TempFolder.ForCaller();
        var client = await InstalledAsync(folder, "off");
        // More than a pipe holds, so that a hook that did not read would break it.
        var large = new ToolUse("Write", new JsonObject { ["file_path"] = Path.Combine(client.Project, "large.txt"), ["content"] = new string('y', 560 * 1024) });

        var session = await Conversation.HoldAsync(client, new Script([[large], [ToolUse.Bash("false")]]), "go", ["--dangerously-skip-permissions"], TestContext.Current.CancellationToken);

        Assert.True(File.Exists(Path.Combine(client.Project, "large.txt")), "The session did not do what the test is about.");
        Assert.NotEmpty(session.HookResponses);
        Assert.All(session.HookResponses, hook => Assert.Equal((0, "success", ""), (hook.ExitCode, hook.Outcome, hook.Stdout + hook.Stderr)));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(client.StorePath)!, "execution-telemetry*"));
    }

    private static async Task<ClaudeClient> InstalledAsync(TempFolder folder, string mode)
    {
        Needs.Client();
        Needs.Plugin();
        var client = new ClaudeClient(folder);
        await client.InstallPluginAsync(TestContext.Current.CancellationToken);
        var path = Path.Combine(client.Home, ".claude", "settings.json");
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!.AsObject();
        settings["env"] = new JsonObject { ["TELEMETRY_CAPTURE"] = mode };
        await File.WriteAllTextAsync(path, settings.ToJsonString(), TestContext.Current.CancellationToken);
        return client;
    }
}
