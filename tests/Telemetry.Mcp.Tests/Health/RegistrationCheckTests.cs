using System.Text.Json.Nodes;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Health;

public sealed class RegistrationCheckTests
{
    [Fact]
    public void APluginAloneIsRegisteredOnce()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Calls(5).Select(call => call.ToLine()));
        Assert.Equal((CheckStatus.Ok, "The hook is registered once."), (Of(home).Status, Of(home).Says));
    }

    [Theory]
    [InlineData("user")]
    [InlineData("project")]
    public void ThePluginAndTheSameHookInSettingsRecordTwice(string scope)
    {
        using SomeInstallation home = SomeInstallation.Complete();
        JsonObject hooks = SomeInstallation.HooksOf("/opt/telemetry-hook", "PostToolUse", "PostToolBatch");
        hooks["hooks"]!["PostToolUse"]!.AsArray().Insert(0, SomeInstallation.HooksOf("/opt/other", "PostToolUse")["hooks"]!["PostToolUse"]![0]!.DeepClone());
        if (scope == "user")
            home.AddToSettings(hooks);
        else
            home.WriteSettings(scope, hooks);
        string path = home.SettingsPath(scope);
        Assert.Equal(
            (CheckStatus.Problem, $"{path} registers telemetry-hook besides the plugin: calls are recorded twice.", $"In {path} delete hooks.PostToolUse[1], hooks.PostToolBatch[0]."),
            (Of(home).Status, Of(home).Says, Of(home).Repair));
    }

    [Fact]
    public void TwoFilesWithoutThePluginRecordTwiceToo()
    {
        using SomeInstallation home = SomeInstallation.Bare();
        home.WriteSettings("user", SomeInstallation.HooksOf("/opt/telemetry-hook", "PostToolUse"));
        Assert.Equal(CheckStatus.Ok, Of(home).Status);
        home.WriteSettings("project", SomeInstallation.HooksOf("/opt/telemetry-hook", "PostToolUse"));
        Assert.Equal(
            (CheckStatus.Problem, $"{home.SettingsPath("user")} registers telemetry-hook besides {home.SettingsPath("project")}: calls are recorded twice."), (Of(home).Status, Of(home).Says));
    }

    [Fact]
    public void TheOriginalPluginsHookIsOneTooMany()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.AddToSettings(SomeInstallation.HooksOf("python3 ~/plugins/execution-telemetry/hooks/post-tool-use.py", "PostToolUse"));
        string path = home.SettingsPath("user");
        Assert.Equal(
            (CheckStatus.Problem, $"{path} still registers the original plugin's Python hook: it writes successes without ids into the same store.", $"In {path} delete hooks.PostToolUse[0]."),
            (Of(home).Status, Of(home).Says, Of(home).Repair));
    }

    [Fact]
    public void AnotherPluginsHookOfThatNameIsNotOurs()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.AddToSettings(SomeInstallation.HooksOf("python3 ~/other/post-tool-use.py", "PostToolUse"));
        Assert.Equal(CheckStatus.Ok, Of(home).Status);
    }

    [Fact]
    public void TwoMarketplacesAreOneTooMany()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteMarketplaces("execution-telemetry", "other");
        home.WriteInstalled((SomeInstallation.PluginId, "user", null), ("execution-telemetry@other", "project", home.Project));
        home.AddToSettings(new JsonObject { ["enabledPlugins"] = new JsonObject { [SomeInstallation.PluginId] = true, ["execution-telemetry@other"] = true } });
        Assert.Equal(
            (CheckStatus.Warning, "The plugin is enabled from 2 marketplaces: which one runs is the client's choice.", "claude plugin uninstall execution-telemetry@other --scope project"),
            (Of(home).Status, Of(home).Says, Of(home).Repair));
    }

    [Fact]
    public void OneMarketplaceInTwoScopesIsOne()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteInstalled((SomeInstallation.PluginId, "user", null), (SomeInstallation.PluginId, "project", home.Project));
        Assert.Equal(CheckStatus.Ok, Of(home).Status);
    }

    [Fact]
    public void CallsThatStandTwiceAreTheEvidence()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore([.. Some.Calls(3).Select(call => call.ToLine()), Some.Call(i: 1).ToLine(), Some.Call(i: 2).ToLine()]);
        Check check = Of(home);
        Assert.Equal((CheckStatus.Warning, "Recorded twice: 2 calls of the last 7 days, the last of 1 Jun 08:00; answers count them once."), (check.Status, check.Says));
        Assert.Equal(2, (int)check.Figures!["calls_recorded_twice"]!);
        home.Time.Now = Some.Now.AddDays(8);
        Assert.Equal(CheckStatus.Ok, Of(home).Status);
    }

    [Fact]
    public void LinesOfNoKnownSourceComeFromAnotherRecorder()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore("""{"timestamp":"2026-06-01T08:30:00Z","tool_name":"Read","params":{},"outcome":"success","latency_ms":0,"session_id":"unknown"}""" + "\n");
        Assert.Equal((CheckStatus.Warning, "Another recorder, such as the original plugin, has written 1 line in the last days."), (Of(home).Status, Of(home).Says));
    }

    private static Check Of(SomeInstallation home) => RegistrationCheck.Of(home.Settings, home.Copies, StoreSurvey.Of(home.Store, home.Premises.NowMs), home.Premises);
}
