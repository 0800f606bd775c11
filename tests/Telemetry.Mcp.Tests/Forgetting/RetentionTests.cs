using System.Diagnostics;
using System.Text;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Forgetting;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Importing;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Storage;

namespace Telemetry.Mcp.Tests.Forgetting;

public sealed class RetentionTests
{
    private const int Limit = 60_000;

    private static readonly string[] s_lines =
    [
        (Some.Call("Read") with { At = Some.Now.AddDays(-30).AddSeconds(-1), Id = "old" }).ToLine(),
        (Some.Call("Read") with { At = Some.Now.AddDays(-30), Id = "new" }).ToLine(),
        (new RecordedNote("subagent_stop", Some.Now.AddDays(-31), "a1") { Session = "s9" }).ToLine(),
        "foreign\n",
        // Of the first call, told later.
        (Some.Call("Read") with { At = Some.Now.AddDays(-30).AddSeconds(2), Id = "old", Model = "m" }).ToLine(),
    ];

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("", null, null)]
    [InlineData("1", 1, null)]
    [InlineData("36500", 36500, null)]
    [InlineData("0", null, "TELEMETRY_RETENTION_DAYS is \"0\", not a whole number from 1 to 36500: all calls are kept.")]
    [InlineData("-3", null, "TELEMETRY_RETENTION_DAYS is \"-3\", not a whole number from 1 to 36500: all calls are kept.")]
    [InlineData("1.5", null, "TELEMETRY_RETENTION_DAYS is \"1.5\", not a whole number from 1 to 36500: all calls are kept.")]
    [InlineData("30 days", null, "TELEMETRY_RETENTION_DAYS is \"30 days\", not a whole number from 1 to 36500: all calls are kept.")]
    [InlineData("99999999999", null, "TELEMETRY_RETENTION_DAYS is \"99999999999\", not a whole number from 1 to 36500: all calls are kept.")]
    public void OnlyAWholeNumberOfDaysLimitsWhatIsKept(string? text, int? days, string? problem) => Assert.Equal(new RetentionDays(days, problem), RetentionDays.Parse(text));

    [Fact]
    public void WhatIsOlderGoesWithAllItsLinesAndItsIdsAreNotKept()
    {
        using SomeStore store = SomeStore.OfText(string.Concat(s_lines));
        var retention = new Retention(store.Path, RetentionDays.Parse("30"), new FixedTime(Some.Now));
        Assert.True(retention.TryApply(TestContext.Current.CancellationToken));
        Assert.Equal("{\"timestamp\":\"2026-06-01T09:00:00.000Z\",\"event\":\"rewritten\",\"reason\":\"retention\",\"v\":1}\n" + s_lines[1] + s_lines[3], File.ReadAllText(store.Path));
        Assert.False(File.Exists(ForgottenCalls.PathOf(store.Path)));

        byte[] once = File.ReadAllBytes(store.Path);
        Assert.True(retention.TryApply(TestContext.Current.CancellationToken));
        Assert.Equal(once, File.ReadAllBytes(store.Path));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("many")]
    public void WithoutALimitNothingGoes(string? days)
    {
        using SomeStore store = SomeStore.OfText(string.Concat(s_lines));
        Assert.True(new Retention(store.Path, RetentionDays.Parse(days), new FixedTime(Some.Now)).TryApply(TestContext.Current.CancellationToken));
        Assert.Equal(string.Concat(s_lines), File.ReadAllText(store.Path));
    }

    [Fact]
    public void WhileAnImportOrAnotherServerIsAtItItComesBackLater()
    {
        using SomeStore store = SomeStore.OfText(string.Concat(s_lines));
        var retention = new Retention(store.Path, RetentionDays.Parse("30"), new FixedTime(Some.Now));
        using (StoreChange.Begin(store.Path))
            Assert.False(retention.TryApply(TestContext.Current.CancellationToken));
        Assert.Equal(string.Concat(s_lines), File.ReadAllText(store.Path));
        Assert.True(retention.TryApply(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void AnImportLeavesOutWhatIsTooOld()
    {
        using ImportedStore store = ImportedStore.Empty();
        WrittenTranscript transcript = store.Session("s1").Call("t1").Result("t1").Call("t2").Result("t2");
        transcript.Write();
        var counts = new ImportCounts();
        using ImportMarks marks = ImportMarks.Open(store.Path)!;
        using var appender = new BlockAppender(store.Path);
        Assert.Null(new TranscriptImport(store.Path, appender, marks, counts, oldestMs: transcript.LastMs).Run([.. Telemetry.Import.TranscriptFolder.Files(store.Transcripts)], TestContext.Current.CancellationToken));
        Assert.Equal((1, 1), (counts.Added, counts.TooOld));
        Assert.Equal("t2", (string?)Assert.Single(store.Calls)["tool_use_id"]);
    }

    [Fact(Timeout = Limit)]
    public async Task TheImportSaysWhatItLeftOut()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Session("s1").Call("t1").Result("t1").Write();
        string text = File.ReadAllText(store.Session("s2").Call("t2").Result("t2").Write());
        File.WriteAllText(store.Session("s2").Path, text.Replace("2026-11-22", "2016-11-22", StringComparison.Ordinal));
        ForgottenCalls.Add(store.Path, ["t1"]);
        ProcessStartInfo start = TelemetryProgram.On(store.Path, "import", store.Transcripts);
        start.Environment[RetentionDays.Variable] = "3000";
        TerminalRun run = await TelemetryProgram.RunAsync(start);
        Assert.EndsWith(": 0 calls added, 0 settled, 0 known. 1 call left out: forgotten before. 1 call left out: older than the 3,000 days of TELEMETRY_RETENTION_DAYS.\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void AValueThatIsNoNumberIsToldInTheHealthLineAndByTheDoctor()
    {
        RetentionDays wrong = RetentionDays.Parse(new string('"', 60));
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore((Some.Call() with { At = Some.Now }).ToLine());
        var history = new History(home.Store, new Surroundings(Some.Project, null, new FixedTime(Some.Now)) { Retention = wrong });
        string health = history.Ask(AnswerKind.Stats, SomeStore.ArgumentsOf("{}")).GetProperty("health").GetString()!;
        Assert.Equal(wrong.Problem, health);
        Assert.InRange(Encoding.UTF8.GetByteCount(System.Text.Json.JsonSerializer.Serialize(health)) - 2, 1, HealthLine.MaxBytes);

        Check check = StoreCheck.Of(home.Premises with { Retention = RetentionDays.Parse("x") }, home.Settings, StoreSurvey.Of(home.Store, home.Premises.NowMs));
        Assert.Equal((CheckStatus.Warning, "TELEMETRY_RETENTION_DAYS is \"x\", not a whole number from 1 to 36500: all calls are kept.", "Set TELEMETRY_RETENTION_DAYS to a number of days such as 90, or unset it to keep everything."), (check.Status, check.Says, check.Repair));
        check = StoreCheck.Of(home.Premises with { Retention = RetentionDays.Parse("90") }, home.Settings, StoreSurvey.Of(home.Store, home.Premises.NowMs));
        Assert.EndsWith(", 0 lines skipped, calls kept for 90 days", Assert.Single(check.Details!), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task AServerRemovesWhatIsOlderWhileItAnswersAndEndsAtOnce()
    {
        // The program's clock is the true one: long ago for any.
        using SomeStore store = SomeStore.OfText(string.Concat(s_lines).Replace("\"2026-", "\"2016-", StringComparison.Ordinal));
        ProcessStartInfo start = TelemetryProgram.On(store.Path, "serve");
        start.Environment[RetentionDays.Variable] = "365";
        using Process server = Process.Start(start)!, second = Process.Start(start)!;
        using CancellationTokenSource limited = TelemetryProgram.Limited();
        while (File.ReadAllText(store.Path).Contains("tool_name", StringComparison.Ordinal))
            await Task.Delay(50, limited.Token);
        Assert.Contains("\"reason\":\"retention\"", File.ReadAllLines(store.Path)[0], StringComparison.Ordinal);
        Assert.Equal("foreign", File.ReadAllLines(store.Path)[1]);
        server.StandardInput.Close();
        second.StandardInput.Close();
        await server.WaitForExitAsync(limited.Token);
        await second.WaitForExitAsync(limited.Token);
        Assert.Equal((0, 0), (server.ExitCode, second.ExitCode));
        Assert.Empty(Directory.GetFiles(store.Folder, "*.rewriting"));
    }
}
