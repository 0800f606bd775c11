using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Records;

namespace Telemetry.Mcp.Tests.Health;

public sealed class TranscriptSurveyTests
{
    private const string Time = "2026-06-01T08:30:00.000Z";

    [Fact]
    public void EveryFinishedCallIsSeenWithItsStageAndVersion()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        SomeTranscript.Write(home, "s1", SomeTranscript.Call("s1", Time, "toolu_1") + SomeTranscript.Call("s1", Time, "toolu_2", "Permission to use Bash with command true has been denied.", isError: true));
        SomeTranscript.Of(home, "s2", Time, "toolu_3");
        TranscriptSurvey survey = Of(home);
        long ms = Some.Now.AddMinutes(-30).ToUnixTimeMilliseconds();
        Assert.Equal(
            [
                new SeenCall("toolu_1", "s1", ms, Stage.Executed, "2.1.330", "/home/dev/app"), new SeenCall("toolu_2", "s1", ms, Stage.Denied, "2.1.330", "/home/dev/app"),
                new SeenCall("toolu_3", "s2", ms, Stage.Executed, "2.1.330", "/home/dev/app"),
            ],
            survey.Calls.OrderBy(call => call.Id, StringComparer.Ordinal));
        Assert.Equal((2, 2, 0), (survey.Files, survey.FilesRead, survey.FilesUnreadable));
    }

    [Fact]
    public void TranscriptsThatNobodyWroteToForAWeekAreNotRead()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        string path = SomeTranscript.Of(home, "s1", Time, "toolu_1");
        File.SetLastWriteTimeUtc(path, Some.Now.AddDays(-7).AddSeconds(-1).UtcDateTime);
        TranscriptSurvey survey = Of(home);
        Assert.Equal((1, 0, 0), (survey.Files, survey.FilesRead, survey.Calls.Count));
    }

    [Fact]
    public void HookTimesAreGatheredByCommand()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        SomeTranscript.Write(home, "s1", SomeTranscript.HookSuccess(Time, "lint", 40) + SomeTranscript.StopSummary(Time, "lint", 60) + SomeTranscript.HookSuccess("2026-05-20T08:00:00.000Z", "lint", 9) + "torn {\n");
        Assert.Equal([40, 60], Assert.Contains("lint", Of(home).HookRuns));
    }

    private static TranscriptSurvey Of(SomeInstallation home) => TranscriptSurvey.Of(home.Premises.TranscriptPaths, home.Premises.NowMs);
}
