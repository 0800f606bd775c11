using System.Text.Json.Nodes;
using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary><c>telemetry doctor</c> on homes that the real client has written.</summary>
[Collection(RealClientTests.Name)]
public sealed class DoctorTests(InstalledPlugin plugin)
{
    private const int Limit = 330_000;

    [Fact(Timeout = Limit)]
    public async Task AfterASessionWithThePluginAllIsWell()
    {
        var session = await plugin.RecordingAsync();

        var (run, checkUp) = await DoctorAsync(session.Client.Home, session.Client.Project);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.True((bool)checkUp["ok"]!);
        Assert.All(checkUp["checks"]!.AsArray(), check => Assert.True((string?)check!["status"] == "ok", check!.ToJsonString()));
        var capture = Check(checkUp, "capture")["figures"]!;
        Assert.Equal((0, 0), ((int)capture["transcript_only"]!, (int)capture["store_only"]!));
        Assert.True((int)capture["both"]! >= session.CallsOfWork.Count);
    }

    [Fact(Timeout = Limit)]
    public async Task WhereHooksAreOffItSaysSoAndFails()
    {
        Needs.Client();
        Needs.Plugin();
        using var folder = TempFolder.ForCaller();
        var client = new ClaudeClient(folder);
        await RunAsync(client, "plugin", "marketplace", "add", Checkout.Root);
        await RunAsync(client, "plugin", "install", "execution-telemetry@execution-telemetry");
        var settings = Path.Combine(client.Home, ".claude", "settings.json");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken))!.AsObject();
        json["disableAllHooks"] = true;
        await File.WriteAllTextAsync(settings, json.ToJsonString(), TestContext.Current.CancellationToken);
        var script = new Script([[ToolUse.Bash("echo unheard")]]);
        await Conversation.HoldAsync(client, script, "go", ["--dangerously-skip-permissions"], TestContext.Current.CancellationToken);

        var (run, checkUp) = await DoctorAsync(client.Home, client.Project);

        Assert.True(run.ExitCode == 1, run.ToString());
        Assert.Equal("ok", (string?)Check(checkUp, "plugin")["status"]);
        Assert.Equal($"disableAllHooks is true in {settings}: the client runs no hook, so nothing is recorded.", (string?)Check(checkUp, "hooks")["says"]);
        Assert.Equal($"In {settings} delete \"disableAllHooks\": true.", (string?)Check(checkUp, "hooks")["repair"]);
        Assert.False(File.Exists(client.StorePath));
    }

    [Fact(Timeout = Limit)]
    public async Task APluginThatIsDisabledIsEnabledByTheCommandThatItNames()
    {
        Needs.Client();
        Needs.Plugin();
        using var folder = TempFolder.ForCaller();
        var client = new ClaudeClient(folder);
        await RunAsync(client, "plugin", "marketplace", "add", Checkout.Root);
        await RunAsync(client, "plugin", "install", "execution-telemetry@execution-telemetry");
        await RunAsync(client, "plugin", "disable", "execution-telemetry@execution-telemetry");

        var (before, checkUp) = await DoctorAsync(client.Home, client.Project);
        Assert.True(before.ExitCode == 1, before.ToString());
        var words = ((string)Check(checkUp, "plugin")["repair"]!).Split(' ');
        Assert.Equal("claude", words[0]);
        await RunAsync(client, words[1..]);

        var (after, repaired) = await DoctorAsync(client.Home, client.Project);
        Assert.True(after.ExitCode == 0, after.ToString());
        Assert.Equal("ok", (string?)Check(repaired, "plugin")["status"]);
    }

    private static JsonNode Check(JsonObject checkUp, string name) => checkUp["checks"]!.AsArray().Single(check => (string?)check!["name"] == name)!;

    private static async Task<(ProcessRun Run, JsonObject CheckUp)> DoctorAsync(string home, string project)
    {
        var environment = new Dictionary<string, string> { ["HOME"] = home, ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin" };
        var run = await ProcessRun.ToEndAsync(Checkout.Server, ["doctor", "--json"], project, environment, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return (run, JsonNode.Parse(run.Output)!.AsObject());
    }

    private static async Task RunAsync(ClaudeClient client, params string[] arguments)
    {
        var run = await client.RunAsync(arguments, TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, run.ToString());
    }
}
