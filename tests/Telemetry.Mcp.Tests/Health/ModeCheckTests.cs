using System.Text.Json.Nodes;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Tests.Health;

public sealed class ModeCheckTests
{
    [Theory]
    [InlineData(null, "Parameters and errors are stored as redacted text; TELEMETRY_CAPTURE=shape would store no text, off nothing.")]
    [InlineData("full", "Parameters and errors are stored as redacted text, as TELEMETRY_CAPTURE=full asks.")]
    [InlineData("shape", "Only the shape of parameters and errors is stored, as TELEMETRY_CAPTURE=shape asks.")]
    [InlineData("Off", "Capture is off, as TELEMETRY_CAPTURE=Off asks: nothing is recorded or imported.")]
    public void EveryModeIsTheUsersToChoose(string? word, string says)
    {
        Check check = ModeCheck.Of(CaptureWish.OfHooks(word, []));
        Assert.Equal((CheckStatus.Ok, says, null), (check.Status, check.Says, check.Repair));
    }

    [Fact]
    public void AModeThatDoesNotExistIsToldWithTheEdit()
    {
        using SomeInstallation home = Installation("shapes");
        string path = home.SettingsPath("user");
        Check check = ModeCheck.Of(CaptureWish.OfHooks(null, home.Settings));
        Assert.Equal(
            (CheckStatus.Warning, $"TELEMETRY_CAPTURE=shapes in {path} is none of full, shape, off. Until it is, no text of parameters and errors is stored, as with shape.",
            $"In {path} set \"TELEMETRY_CAPTURE\" in \"env\" to \"full\", \"shape\" or \"off\"."),
            (check.Status, check.Says, check.Repair));
        Check own = ModeCheck.Of(CaptureWish.OfHooks("none", []));
        Assert.Equal("export TELEMETRY_CAPTURE=shape   (or full, or off; then restart the client)", own.Repair);
    }

    [Fact]
    public void HooksGoByTheClientsSettingsAndATerminalByWhatStoresLess()
    {
        using SomeInstallation home = Installation("shape");
        Assert.Equal(CaptureMode.Shape, CaptureWish.OfHooks("off", home.Settings).Setting.Mode);
        Assert.Equal(CaptureMode.Off, CaptureWish.OfTerminal("off", home.Settings).Setting.Mode);
        Assert.Equal(CaptureMode.Shape, CaptureWish.OfTerminal("full", home.Settings).Setting.Mode);
        Assert.Equal(CaptureMode.Full, CaptureWish.OfTerminal(null, []).Setting.Mode);
    }

    private static SomeInstallation Installation(string word)
    {
        SomeInstallation home = SomeInstallation.Complete();
        home.AddToSettings(new() { ["env"] = new JsonObject { ["TELEMETRY_CAPTURE"] = word } });
        return home;
    }
}
