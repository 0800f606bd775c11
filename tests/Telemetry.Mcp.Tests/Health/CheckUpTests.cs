using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Terminal;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Health;

public sealed class CheckUpTests
{
    [Theory]
    [InlineData("ok", true, "All is well: every call is being recorded, as far as can be told.")]
    [InlineData("ok warning", true, "No problem, but 1 warning (b).")]
    [InlineData("problem ok", false, "1 problem (a).")]
    [InlineData("problem warning problem warning", false, "2 problems (a, c) and 2 warnings (b, d).")]
    public void TheSummaryNamesWhatIsWrong(string statuses, bool isOk, string summary)
    {
        CheckUp checkUp = CheckUp.Of([.. statuses.Split(' ').Select((status, i) => new Check("abcd"[i..(i + 1)], Enum.Parse<CheckStatus>(status, ignoreCase: true), ""))]);
        Assert.Equal((isOk, summary), (checkUp.Ok, checkUp.Summary));
    }

    [Fact]
    public void TheWorstFindingSpeaksAndEveryRepairIsGiven()
    {
        Check check = Check.Of("store", [Finding.Warning("w.", "fix w"), Finding.Problem("p.", "fix p"), Finding.Warning("v.", "fix w"), Finding.Ok("o.")], ["detail"]);
        Assert.Equal((CheckStatus.Problem, "p.", "fix p\nfix w"), (check.Status, check.Says, check.Repair));
        Assert.Equal(["w.", "v.", "o.", "detail"], check.Details!);
    }

    [Fact]
    public void APageHasALinePerCheckAndEachRepairOnItsOwn()
    {
        using var page = new StringWriter { NewLine = "\n" };
        DoctorPage.Print(CheckUp.Of([Check.Of("plugin", [Finding.Ok("Well.")]), Check.Of("store", [Finding.Problem("Open.", "chmod 600 /s")], ["/s, mode 0644"])]), page);
        Assert.Equal(
            """
            1 problem (store).

            ok       plugin        Well.
            PROBLEM  store         Open.
                                   /s, mode 0644
                                   > chmod 600 /s

            """,
            page.ToString());
    }

    [Fact]
    public async Task AHomeWithoutAnythingIsAnswered()
    {
        using SomeInstallation home = SomeInstallation.Bare();
        TerminalRun run = await RunAsync(home);
        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        JsonElement json = JsonElement.Parse(run.Output);
        Assert.Equal(["summary", "ok", "checks"], json.EnumerateObject().Select(pair => pair.Name));
        Assert.False(json.GetProperty("ok").GetBoolean());
        Assert.Equal(
            ["plugin problem", "hooks ok", "mode ok", "registration ok", "store warning", "errors ok", "probe warning", "events warning", "capture ok", "cost ok", "memory ok"],
            json.GetProperty("checks").EnumerateArray().Select(check => $"{check.Text("name")} {check.Text("status")}"));
        Assert.Equal(["name", "status", "says", "repair"], json.GetProperty("checks")[0].EnumerateObject().Select(pair => pair.Name));
    }

    [Fact]
    public async Task ThePageAndTheJsonSayTheSame()
    {
        using SomeInstallation home = SomeInstallation.Bare();
        home.WriteStore(Some.Call().ToLine());
        SomeInstallation.SetMode(home.Store, "644");
        JsonElement json = JsonElement.Parse((await RunAsync(home)).Output);
        TerminalRun page = await RunAsync(home, "doctor");
        Assert.Equal((1, ""), (page.ExitCode, page.Errors));
        Assert.StartsWith(json.Summary, page.Output, StringComparison.Ordinal);
        Assert.All(json.GetProperty("checks").EnumerateArray(), check => Assert.Contains(check.Text("says"), page.Output, StringComparison.Ordinal));
        Assert.DoesNotContain(page.Output, c => char.IsControl(c) && c is not ('\n' or '\r'));
    }

    [Fact]
    public async Task CaptureThatIsOffByTheUsersWishIsNoProblem()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.AddToSettings(new() { ["env"] = new JsonObject { ["TELEMETRY_CAPTURE"] = "off" } });
        SomeTranscript.Write(home, "5f0c", SomeTranscript.Call("5f0c", DateTime.UtcNow.AddMinutes(-5).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), "toolu_x"));
        JsonElement json = JsonElement.Parse((await RunAsync(home)).Output);
        string[] checks = [.. json.GetProperty("checks").EnumerateArray().Select(check => check.Text("name"))];
        Assert.DoesNotContain("capture", checks);
        Assert.DoesNotContain("events", checks);
        Assert.Equal($"Capture is off, as TELEMETRY_CAPTURE=off in {home.SettingsPath("user")} asks: nothing is recorded or imported.", json.GetProperty("checks")[2].Text("says"));
    }

    [Fact]
    public void WhereCaptureIsOffAllBeingWellDoesNotMeanThatCallsAreRecorded()
    {
        var off = CheckUp.Of([ModeCheck.Of(CaptureWish.OfHooks("off", []))], isOff: true);
        Assert.Equal((true, "Capture is off, as you asked: nothing is recorded."), (off.Ok, off.Summary));
    }

    private static Task<TerminalRun> RunAsync(SomeInstallation home, params string[] arguments) =>
        TelemetryProgram.RunInHomeAsync(home.Store, home.Config, arguments.Length > 0 ? arguments : ["doctor", "--json"]);
}
