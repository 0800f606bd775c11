using System.Text.Json.Nodes;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Health;

public sealed class PluginCheckTests
{
    [Fact]
    public void AnInstalledAndEnabledPluginIsWell()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Check check = Of(home);
        Assert.Equal((CheckStatus.Ok, "execution-telemetry 0.1.0 is installed and enabled.", null), (check.Status, check.Says, check.Repair));
        Assert.Equal([$"{SomeInstallation.PluginId}, scope user, read from {home.Plugin}"], check.Details!);
    }

    [Fact]
    public void WithoutThePluginNothingIsRecorded()
    {
        using SomeInstallation home = SomeInstallation.Bare();
        Check check = Of(home);
        Assert.Equal((CheckStatus.Problem, $"The plugin execution-telemetry is not installed in {home.Config}, and no settings register its hook: nothing is recorded."), (check.Status, check.Says));
        Assert.Equal("./install.sh   (in this project's repository)", check.Repair);
    }

    [Fact]
    public void AProgramInItsRepositoryNamesTheInstallerThere()
    {
        using SomeInstallation home = SomeInstallation.Bare();
        SomeInstallation.Write(Path.Combine(home.Repository, "install.sh"), "");
        Premises premises = home.Premises with { ProgramPath = Path.Combine(home.Plugin, "bin", "telemetry") };
        Assert.Equal($"cd {home.Repository} && ./install.sh", PluginCheck.Of(premises, home.Settings, home.Copies).Repair);
    }

    [Fact]
    public void APluginThatNoSettingEnablesIsOff()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteSettings("user", []);
        Check check = Of(home);
        Assert.Equal((CheckStatus.Problem, $"{SomeInstallation.PluginId} is installed, but not enabled.", $"claude plugin enable {SomeInstallation.PluginId}"), (check.Status, check.Says, check.Repair));
    }

    [Theory]
    [InlineData("project", false)]
    [InlineData("local", false)]
    [InlineData("managed", false)]
    [InlineData("local", true)]
    public void TheNearestSettingDecides(string scope, bool enabled)
    {
        using SomeInstallation home = SomeInstallation.Complete();
        if (scope == "local" && enabled)
            home.WriteSettings("project", Enabling(false));
        home.WriteSettings(scope, Enabling(enabled));
        Assert.Equal(enabled ? CheckStatus.Ok : CheckStatus.Problem, Of(home).Status);
    }

    [Fact]
    public void AnInstallationForAnotherProjectIsNotOneHere()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteInstalled((SomeInstallation.PluginId, "project", "/elsewhere"));
        Check check = Of(home);
        Assert.Equal(
            (CheckStatus.Problem, $"{SomeInstallation.PluginId} is installed for /elsewhere only, not here.", $"claude plugin install {SomeInstallation.PluginId}"),
            (check.Status, check.Says, check.Repair));
        home.WriteInstalled((SomeInstallation.PluginId, "project", home.Project));
        Assert.Equal(CheckStatus.Ok, Of(home).Status);
    }

    [Fact]
    public void AMissingProgramIsBuiltWhereThePluginIsReadFrom()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        File.Delete(home.Hook);
        Check check = Of(home);
        Assert.Equal((CheckStatus.Problem, $"There is no {home.Hook}.", $"cd {home.Repository} && ./install.sh --no-register"), (check.Status, check.Says, check.Repair));
    }

    [Fact]
    public void AMissingProgramOfACachedCopyIsFetchedAnew()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        SomeInstallation.Write(Path.Combine(home.Config, "plugins", "known_marketplaces.json"), """{"execution-telemetry":{"source":{"source":"github","repo":"a/b"}}}""");
        Check check = Of(home);
        Assert.Equal(CheckStatus.Problem, check.Status);
        Assert.StartsWith($"There is no {Path.Combine(home.Config, "plugins", "cache")}", check.Says, StringComparison.Ordinal);
        Assert.Equal($"claude plugin update {SomeInstallation.PluginId}", check.Repair);
    }

    [Fact]
    public void AProgramThatLostItsExecutableBitIsNamed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such bit on Windows.");
        using SomeInstallation home = SomeInstallation.Complete();
        SomeInstallation.SetMode(home.Hook, "400");
        Check check = Of(home);
        Assert.Equal((CheckStatus.Problem, $"{home.Hook} is not executable.", $"chmod 755 {home.Hook}"), (check.Status, check.Says, check.Repair));
    }

    [Fact]
    public void HooksThatAreNoJsonAreNotLoaded()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        string path = Path.Combine(home.Plugin, "hooks", "hooks.json");
        SomeInstallation.Write(path, "{");
        Assert.Equal((CheckStatus.Problem, $"{path} cannot be read: it is not JSON. The client loads the plugin without its hooks."), (Of(home).Status, Of(home).Says));
    }

    [Fact]
    public void AnEventThatIsNotRegisteredIsMissed()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        string path = Path.Combine(home.Plugin, "hooks", "hooks.json");
        SomeInstallation.Write(path, SomeInstallation.HooksOf("${CLAUDE_PLUGIN_ROOT}/bin/telemetry-hook", "PostToolUse", "SubagentStart", "SubagentStop", "SessionStart").ToJsonString());
        Assert.Equal((CheckStatus.Problem, $"{path} does not register PostToolUseFailure, PostToolBatch: such calls are missed."), (Of(home).Status, Of(home).Says));
    }

    [Fact]
    public void AnotherVersionThanTheRunningOneIsWorthAWord()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Check check = PluginCheck.Of(home.Premises with { ProgramVersion = "0.2.0" }, home.Settings, home.Copies);
        Assert.Equal(
            (CheckStatus.Warning, "The plugin is of version 0.1.0, this program of 0.2.0.", $"cd {home.Repository} && ./install.sh --no-register"), (check.Status, check.Says, check.Repair));
    }

    [Fact]
    public void AHookRegisteredByHandIsAnInstallationToo()
    {
        using SomeInstallation home = SomeInstallation.Bare();
        SomeInstallation.WriteProgram(home.Hook, "exit 0");
        home.WriteSettings("user", SomeInstallation.HooksOf(home.Hook, RegisteredHook.NeededEvents));
        Assert.Equal((CheckStatus.Ok, $"The hook is registered by hand in {home.SettingsPath("user")}."), (Of(home).Status, Of(home).Says));
        Assert.Equal(home.Hook, PluginCheck.HookProgram(home.Settings, home.Copies));
    }

    [Fact]
    public void AHookRegisteredByHandForSomeEventsMissesTheRest()
    {
        using SomeInstallation home = SomeInstallation.Bare();
        SomeInstallation.WriteProgram(home.Hook, "exit 0");
        home.WriteSettings("user", SomeInstallation.HooksOf(home.Hook, RegisteredHook.NeededEvents.Skip(1)));
        string path = home.SettingsPath("user");
        Assert.Equal(
            (CheckStatus.Problem, $"{path} does not register PostToolUse: such calls are missed.", $"In {path} add to \"hooks\" the entries of PostToolUse from README.md, \"By hand\"."),
            (Of(home).Status, Of(home).Says, Of(home).Repair));
    }

    [Theory]
    [InlineData("installed_plugins.json")]
    [InlineData("known_marketplaces.json")]
    public void FilesOfTheClientThatChangedTheirShapeAreNotFatal(string name)
    {
        using SomeInstallation home = SomeInstallation.Complete();
        foreach (string text in (string[])["", "[]", "{\"plugins\":[1]}", "{\"plugins\":{\"execution-telemetry@execution-telemetry\":\"x\"},\"execution-telemetry\":7}", "\0\0"])
        {
            SomeInstallation.Write(Path.Combine(home.Config, "plugins", name), text);
            Assert.Equal(CheckStatus.Problem, Of(home).Status);
        }
    }

    private static JsonObject Enabling(bool enabled) => new() { ["enabledPlugins"] = new JsonObject { [SomeInstallation.PluginId] = enabled } };

    private static Check Of(SomeInstallation home) => PluginCheck.Of(home.Premises, home.Settings, home.Copies);
}
