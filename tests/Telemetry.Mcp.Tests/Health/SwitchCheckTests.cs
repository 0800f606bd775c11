using System.Text.Json.Nodes;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Health;

public sealed class SwitchCheckTests
{
    [Fact]
    public void WithoutASwitchHooksRun()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Assert.Equal((CheckStatus.Ok, "No setting switches hooks off."), (Of(home).Status, Of(home).Says));
    }

    [Theory]
    [InlineData("user")]
    [InlineData("project")]
    [InlineData("local")]
    [InlineData("managed")]
    public void HooksThatAreSwitchedOffAreNamedWithTheFileThatDoes(string scope)
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteSettings(scope, new JsonObject { ["disableAllHooks"] = true });
        string path = home.SettingsPath(scope);
        Assert.Equal(
            (CheckStatus.Problem, $"disableAllHooks is true in {path}: the client runs no hook, so nothing is recorded.", $"In {path} delete \"disableAllHooks\": true."),
            (Of(home).Status, Of(home).Says, Of(home).Repair));
    }

    [Fact]
    public void TheNearerFileDecides()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteSettings("user", new JsonObject { ["disableAllHooks"] = true });
        home.WriteSettings("local", new JsonObject { ["disableAllHooks"] = false });
        Assert.Equal(CheckStatus.Ok, Of(home).Status);
    }

    [Fact]
    public void AnAdministratorCanAllowOnlyHisOwn()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteSettings("user", new JsonObject { ["allowManagedHooksOnly"] = true });
        Assert.Equal(CheckStatus.Ok, Of(home).Status);
        home.WriteSettings("managed", new JsonObject { ["allowManagedHooksOnly"] = true });
        Assert.Equal((CheckStatus.Problem, $"allowManagedHooksOnly is true in {home.SettingsPath("managed")}: the client runs no hook of a plugin or of yours."), (Of(home).Status, Of(home).Says));
    }

    [Fact]
    public void TheSimpleModeRunsNoHooks()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.AddToSettings(new JsonObject { ["env"] = new JsonObject { ["CLAUDE_CODE_SIMPLE"] = "1" } });
        Assert.Equal((CheckStatus.Problem, $"{home.SettingsPath("user")} sets CLAUDE_CODE_SIMPLE: the client runs no hook."), (Of(home).Status, Of(home).Says));
    }

    [Fact]
    public void SettingsThatAreNoJsonAreNamed()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        SomeInstallation.Write(home.SettingsPath("project"), "{\"disableAllHooks\": tru");
        Assert.Equal((CheckStatus.Warning, $"{home.SettingsPath("project")} cannot be read: it is not JSON. What it switches is not known."), (Of(home).Status, Of(home).Says));
    }

    private static Check Of(SomeInstallation home) => SwitchCheck.Of(home.Settings);
}
