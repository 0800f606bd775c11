using System.Text;
using System.Text.Json;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Tests.Health;

/// <summary>The line in get_stats. Its clock starts with the server and goes on with <see cref="SomeInstallation.Time"/>.</summary>
public sealed class HealthLineTests
{
    private const string Session = "5f0c";

    [Fact]
    public void WhenAllIsWellItIsShort()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore((Some.Call() with { At = Some.Now.AddSeconds(-3) }).ToLine());
        Assert.Equal("ok: last event 3 s ago", HealthOf(ServerOn(home)));
    }

    [Fact]
    public void SkippedLinesAreTold()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine(), "torn\n", "{}\n");
        Assert.Equal("ok: last event 60 min ago; 2 lines skipped", HealthOf(ServerOn(home)));
    }

    [Fact]
    public void AStoreThatOnlyAnImportFilledHasHeardNoHook()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine().Replace("\"source\":\"hook\"", "\"source\":\"transcript\"", StringComparison.Ordinal));
        Assert.Equal("No hook has told of a call yet: these came by import or from elsewhere. Run: telemetry doctor", HealthOf(ServerOn(home)));
    }

    [Fact]
    public void ASessionThatGoesOnUnheardIsTold()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        History server = ServerOn(home);
        Assert.Equal("ok: last event 60 min ago", HealthOf(server));
        Pass(home, seconds: 120, SomeTranscript.Call(Session, "2026-06-01T09:01:00.000Z", "toolu_x"));
        Assert.Equal("No event of this session has arrived: are hooks off? Run: telemetry doctor", HealthOf(server));
        home.WriteStore(Some.Call().ToLine(), (Some.Call("Read") with { Session = Session, At = Some.Now.AddSeconds(60) }).ToLine());
        Assert.Equal("ok: last event 60 s ago", HealthOf(server));
    }

    [Fact]
    public void ASessionThatFellSilentIsTold()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore((Some.Call() with { Session = Session, At = Some.Now.AddMinutes(-5) }).ToLine());
        History server = ServerOn(home);
        Pass(home, seconds: 120, SomeTranscript.Call(Session, "2026-06-01T09:01:00.000Z", "toolu_x"));
        Assert.Equal("No event of this session has arrived since 2026-06-01 08:55Z: are hooks off? Run: telemetry doctor", HealthOf(server));
    }

    [Fact]
    public void AnEmptyStoreSaysSoToo()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        History server = ServerOn(home);
        Assert.Null(HealthOf(server));
        Pass(home, seconds: 120, SomeTranscript.Call(Session, "2026-06-01T09:01:00.000Z", "toolu_x"));
        Assert.Equal("No event of this session has arrived: are hooks off? Run: telemetry doctor", HealthOf(server));
    }

    public static TheoryData<string, string> QuietTranscripts => new()
    {
        { "no call yet", """{"type":"user","timestamp":"2026-06-01T09:01:00.000Z","message":{"role":"user","content":"hi"}}""" + "\n" },
        { "a call that failed may never have run", SomeTranscript.Call(Session, "2026-06-01T09:01:00.000Z", "toolu_x", "no", isError: true) },
        { "calls that a fork copied have their old times", SomeTranscript.Call(Session, "2026-06-01T08:01:00.000Z", "toolu_x") },
        { "a line that is still being written", SomeTranscript.Call(Session, "2026-06-01T09:01:00.000Z", "toolu_x").TrimEnd('\n') },
        { "other lines repeat messages", SomeTranscript.Call(Session, "2026-06-01T09:01:00.000Z", "toolu_x").Replace("\"type\":\"user\"", "\"type\":\"api-request-blob\"", StringComparison.Ordinal) },
        { "torn", "tool_result\n{\"tool_result\":\n\n" },
    };

    [Theory]
    [MemberData(nameof(QuietTranscripts))]
    public void WithoutProofThatACallRanNothingIsClaimed(string why, string transcript)
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        History server = ServerOn(home);
        Pass(home, seconds: 120, transcript);
        Assert.True(HealthOf(server) == "ok: last event 62 min ago", why);
    }

    [Fact]
    public void ALongTranscriptIsReadFromItsEnd()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        History server = ServerOn(home);
        string line = SomeTranscript.Call(Session, "2026-06-01T08:00:00.000Z", "toolu_old", new string('x', 300_000));
        Pass(home, seconds: 120, line + SomeTranscript.Call(Session, "2026-06-01T09:01:00.000Z", "toolu_x"));
        Assert.StartsWith("No event of this session", HealthOf(server), StringComparison.Ordinal);
    }

    [Fact]
    public void AnErrorOfTheHookIsToldForADay()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        SomeInstallation.Write(home.Store + ".hook-errors.log", "2026-06-01T08:55:00.000Z PostToolUse: could not write it: No space left on device\n");
        File.SetLastWriteTimeUtc(home.Store + ".hook-errors.log", Some.Now.UtcDateTime);
        Assert.Equal("Hook error 5 min ago: PostToolUse: could not write it: No s.... Run: telemetry doctor", HealthOf(ServerOn(home)));
        home.Time.Now = Some.Now.AddDays(1);
        Assert.Equal("ok: last event 25 h ago", HealthOf(ServerOn(home)));
    }

    [Theory]
    [InlineData("\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"")]
    [InlineData("工具工具工具工具工具工具工具工具工具工具工具工具工具工具工具工具工具工具工具工具")]
    public void ItKeepsItsBudgetWhateverTheErrorSays(string error)
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        SomeInstallation.Write(home.Store + ".hook-errors.log", $"2026-06-01T08:55:00.000Z {error}\n");
        File.SetLastWriteTimeUtc(home.Store + ".hook-errors.log", Some.Now.UtcDateTime);
        string json = ServerOn(home).Ask(AnswerKind.Stats, new Dictionary<string, JsonElement>()).GetProperty("health").GetRawText();
        Assert.Contains("Hook error", json, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(json) - 2, 1, HealthLine.MaxBytes);
    }

    [Fact]
    public void CaptureThatIsOffByTheUsersWishIsNoAlarmAboutHooks()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        History server = ServerOn(home, "off");
        Pass(home, seconds: 120, SomeTranscript.Call(Session, "2026-06-01T09:01:00.000Z", "toolu_x"));
        Assert.Equal("Capture is off, as TELEMETRY_CAPTURE=off asks: nothing is recorded.", HealthOf(server));
    }

    [Fact]
    public void AStoreWithoutTextsSaysWhy()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        Assert.Equal("ok: last event 60 min ago; TELEMETRY_CAPTURE=shape: no texts are stored", HealthOf(ServerOn(home, "shape")));
    }

    [Fact]
    public void AModeThatDoesNotExistIsToldWithWhatToSend()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(Some.Call().ToLine());
        Assert.Equal("TELEMETRY_CAPTURE=shapes is none of full, shape, off: no texts are stored until it is. Run: telemetry doctor", HealthOf(ServerOn(home, "shapes")));
        string longest = HealthOf(ServerOn(home, new string('"', 100)))!;
        Assert.InRange(Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(longest)) - 2, 1, HealthLine.MaxBytes);
    }

    private static History ServerOn(SomeInstallation home, string? capture = null) =>
        new(home.Store, new Surroundings(Some.Project, Session, home.Time, home.Transcripts, CaptureSetting.Of(capture)));

    private static string? HealthOf(History server)
    {
        JsonElement answer = server.Ask(AnswerKind.Stats, new Dictionary<string, JsonElement>());
        return answer.Has("health") ? answer.Text("health") : null;
    }

    // The clock goes on, and meanwhile the client writes.
    private static void Pass(SomeInstallation home, int seconds, string transcript)
    {
        home.Time.Now += TimeSpan.FromSeconds(seconds);
        SomeTranscript.Write(home, Session, transcript);
    }
}
