using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Records;

namespace Telemetry.Mcp.Tests.Health;

public sealed class CaptureCheckTests
{
    private const string Trial = "claude -p hi --debug-file hooks.log; grep telemetry-hook hooks.log";

    [Fact]
    public void FullCaptureIsSaidWithItsNumber()
    {
        Check check = Of(Coverage(captured: 120, lost: 0));
        Assert.Equal((CheckStatus.Ok, "Hooks captured 120 of 120 calls of the last 7 days: 100 %.", null), (check.Status, check.Says, check.Repair));
        Assert.Equal(["               in both  only hooks  only transcripts", "executed           120           0                 0"], check.Details!);
        Assert.Equal((120, 0, 0), ((int)check.Figures!["both"]!, (int)check.Figures["lost"]!, (int)check.Figures["stages"]!["executed"]!["transcript_only"]!));
    }

    [Theory]
    [InlineData(199, 1, "Ok", "Hooks captured 199 of 200 calls of the last 7 days: 99.5 %.")]
    [InlineData(9999, 1, "Ok", "Hooks captured 9,999 of 10,000 calls of the last 7 days: over 99.9 %.")]
    [InlineData(95, 5, "Warning", "Hooks captured 95 of 100 calls of the last 7 days: 95 %.")]
    [InlineData(50, 50, "Problem", "Hooks captured 50 of 100 calls of the last 7 days: 50 %.")]
    [InlineData(5, 5, "Warning", "Hooks captured 5 of 10 calls of the last 7 days: 50 %.")]
    [InlineData(3, 1, "Warning", "Hooks captured 3 of 4 calls of the last 7 days; not enough data for a share (n=4).")]
    [InlineData(2, 0, "Ok", "Hooks captured 2 of 2 calls of the last 7 days; not enough data for a share (n=2).")]
    public void AGapIsAsBadAsItIsLarge(int captured, int lost, string status, string says)
    {
        Check check = Of(Coverage(captured, lost));
        Assert.Equal((Enum.Parse<CheckStatus>(status), says), (check.Status, check.Says));
        Assert.Equal(check.Status != CheckStatus.Ok && captured + lost >= 5 ? "/opt/telemetry import" : null, check.Repair);
    }

    [Fact]
    public void CaptureThatStoppedNamesTheMomentAndBothVersions()
    {
        Check check = Of(CoverageTests.Of(
            [CoverageTests.Seen("a", 47), .. Enumerable.Range(0, 4).Select(i => CoverageTests.Seen($"n{i}", 30 - i) with { Session = "s2", ClientVersion = "2.1.331" })], ("a", 48, RecordSource.Hook)));
        Assert.Equal(
            (CheckStatus.Problem, "Capture stopped on 1 Jun 08:12, after client 2.1.330: 4 calls since 1 Jun 08:30 stand only in transcripts, of client 2.1.331."), (check.Status, check.Says));
        Assert.Equal([Trial, "/opt/telemetry import"], check.Repair!.Split('\n'));
        Assert.Contains("No event of session s2: 4 calls until 1 Jun 08:33 in /home/dev/app, client 2.1.331.", check.Details!);
        Assert.Contains("Hooks captured 1 of 5 calls of the last 7 days: 20 %.", check.Details!);
    }

    [Fact]
    public void TwoLateCallsAreNotAStop()
    {
        Check check = Of(CoverageTests.Of([.. Enumerable.Range(0, 300).Select(i => CoverageTests.Seen($"{i}", 50)), CoverageTests.Seen("x", 30), CoverageTests.Seen("y", 30)], [.. Enumerable.Range(0, 300).Select(i => ($"{i}", 50.0, RecordSource.Hook))]));
        Assert.Equal((CheckStatus.Ok, "Hooks captured 300 of 302 calls of the last 7 days: 99.3 %."), (check.Status, check.Says));
    }

    [Fact]
    public void CaptureThatNeverBeganIsSaid()
    {
        Check check = Of(CoverageTests.Of([.. Enumerable.Range(0, 6).Select(i => CoverageTests.Seen($"{i}", 50))]));
        Assert.Equal((CheckStatus.Problem, "No call was captured since 25 May 09:00: 6 calls stand only in transcripts, of client 2.1.330.", Trial), (check.Status, check.Says, check.Repair));
    }

    [Fact]
    public void WhatWasImportedNeedsNoImport()
    {
        Check check = Of(CoverageTests.Of(
            [.. Enumerable.Range(0, 100).Select(i => CoverageTests.Seen($"{i}", 50))], [.. Enumerable.Range(0, 100).Select(i => ($"{i}", 50.0, i < 95 ? RecordSource.Hook : RecordSource.Transcript))]));
        Assert.Equal((CheckStatus.Warning, null), (check.Status, check.Repair));
        Assert.Contains("5 calls that hooks missed came into the store by import.", check.Details!);
    }

    [Fact]
    public void NoTranscriptsAreAnAnswer()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Assert.Equal((CheckStatus.Ok, $"There are no transcripts in {home.Transcripts} to compare with."), (Of(home).Status, Of(home).Says));
        string path = Path.Combine(home.Transcripts, "p", "s1.jsonl");
        SomeInstallation.Write(path, "{}\n");
        File.SetLastWriteTimeUtc(path, Some.Now.AddDays(-8).UtcDateTime);
        Assert.Equal((CheckStatus.Ok, $"No transcript in {home.Transcripts} was written to in the last 7 days: there is nothing to compare."), (Of(home).Status, Of(home).Says));
    }

    [Fact]
    public void CallsBeforeTheInstallationAreNotHeldAgainstIt()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.Time.Now = DateTimeOffset.Parse("2026-05-20T09:00:00Z", null);
        SomeTranscript.Of(home, "s1", "2026-05-20T07:00:00.000Z", "toolu_1");
        Check check = Of(home);
        Assert.Equal((CheckStatus.Ok, "No call since 20 May 08:00 to compare."), (check.Status, check.Says));
        Assert.Contains("Before capture began: 1 call of the last 7 days.", check.Details!);
    }

    private static Check Of(Coverage coverage) => CaptureCheck.Of(coverage, "/opt/telemetry", new FixedTime(Some.Now));

    [Fact]
    public void WhereNoHookIsRegisteredThePastIsOfferedAndNoAlarmIsRaisedTwice()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        SomeTranscript.Of(home, "s1", "2026-06-01T07:00:00.000Z", "toolu_1");
        Check check = Of(home, isRegistered: false);
        Assert.Equal((CheckStatus.Warning, "Nothing captures calls yet; the transcripts of the last 7 days tell of 1 call."), (check.Status, check.Says));
        Assert.Equal($"{home.Premises.Program} import", check.Repair);
    }

    private static Check Of(SomeInstallation home, bool isRegistered = true)
    {
        long nowMs = home.Premises.NowMs;
        return CaptureCheck.Of(TranscriptSurvey.Of(home.Premises.TranscriptPaths, nowMs), StoreSurvey.Of(home.Store, nowMs), home.Copies, home.Premises, isRegistered);
    }

    private static Coverage Coverage(int captured, int lost) => CoverageTests.Of(
        // The lost ones first: after the last captured call they would be a stop.
        [.. Enumerable.Range(0, lost).Select(i => CoverageTests.Seen($"l{i}", 100)), .. Enumerable.Range(0, captured).Select(i => CoverageTests.Seen($"c{i}", 50))],
        [.. Enumerable.Range(0, captured).Select(i => ($"c{i}", 50.0, RecordSource.Hook))]);
}
