using System.Diagnostics;
using System.Text.Json;
using Telemetry.Mcp.Forgetting;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Mcp.Tests.Forgetting;

/// <summary>The verb, in the real program.</summary>
public sealed class ForgetProcessTests
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public async Task ItSaysWhatWouldGoAndWhatWent()
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(3), .. Some.Calls(1200, "Read").Select(call => call.In("s2")), Some.Call("Edit", 5).In("s3")]);
        TerminalRun dry = await RunAsync(store, "--session", "s2", "--dry-run");
        Assert.Equal((0, ""), (dry.ExitCode, dry.Errors));
        Assert.Equal("Would forget 1,200 calls of 1 session, from 2026-06-01 08:00Z to 2026-06-01 08:19Z; 4 calls would remain.\n  Read 1,200\nNothing was changed. Leave out --dry-run to forget them.\n", dry.Output.ReplaceLineEndings("\n"));
        TerminalRun run = await RunAsync(store, "--since", "2026-06-01", "--text", "bash");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            $"Forgot 3 calls of 1 session, from 2026-06-01 08:00Z to 2026-06-01 08:00Z; 1,201 calls remain.\n  Bash 3\nThe client's own transcripts may still hold them: {Path.Combine(store.Folder, "projects")} is left as it is, and telemetry import does not bring them back.\n",
            run.Output.ReplaceLineEndings("\n"));
        using JsonDocument json = JsonDocument.Parse((await RunAsync(store, "--tool", "Edit", "--json")).Output);
        Assert.Equal((false, 1, 1, 1200), (json.RootElement.GetProperty("dry_run").GetBoolean(), json.RootElement.GetProperty("calls").GetInt32(), json.RootElement.GetProperty("tools").GetProperty("Edit").GetInt32(), json.RootElement.GetProperty("remaining").GetInt32()));
        Assert.Equal($"Nothing in {store.Path} meets this, so nothing was changed: 1,200 calls looked at. telemetry stats shows what is recorded.\n", (await RunAsync(store, "--tool", "Edit")).Output.ReplaceLineEndings("\n"));
    }

    [Theory(Timeout = Limit)]
    [InlineData("Say what to forget: at least one of --session, --project, --tool, --since, --until, --text and --pattern. Of several, a call must meet all. To forget everything, delete the store.", "--dry-run")]
    [InlineData("A condition must not be empty. Leave it out, or give it a value.", "--text", "")]
    [InlineData("session current is known only inside a running session. Send a session's id.", "--session", "current")]
    [InlineData("project must be a whole path such as /home/you/app, or current, but was \"app\". Folders below it are meant too.", "--project", "app")]
    [InlineData("until must be a span such as 30m, 24h or 7d, or a date such as 2026-11-01, but was \"then\".", "--until", "then")]
    [InlineData("since (2026-06-02 00:00Z) must be before until (2026-06-01 00:00Z).", "--since", "2026-06-02", "--until", "2026-06-01")]
    [InlineData("pattern \"(\" is no regular expression: Invalid pattern '(' at offset 1. Not enough )'s. Mend it, or send text for plain words.", "--pattern", "(")]
    [InlineData("pattern \"^(([a-z])+.)+[A-Z]([a-z])+$\" takes more than 1 s on one line, so nothing was changed. Send a simpler one, or text.", "--pattern", "^(([a-z])+.)+[A-Z]([a-z])+$")]
    public async Task WhatCannotBeForgottenIsRefusedWithWhatToSend(string sentence, params string[] arguments)
    {
        using SomeStore store = SomeStore.Of([Some.Call() with { Parameter = ("command", new string('a', 400)) }]);
        string before = File.ReadAllText(store.Path);
        TerminalRun run = await RunAsync(store, arguments);
        Assert.Equal((2, "", sentence + "\n"), (run.ExitCode, run.Output, run.Errors.ReplaceLineEndings("\n")));
        Assert.Equal(before, File.ReadAllText(store.Path));
    }

    [Fact(Timeout = Limit)]
    public async Task WithoutAStoreOrWhileAnImportRunsNothingIsForgotten()
    {
        using SomeStore store = SomeStore.Missing();
        TerminalRun run = await RunAsync(store, "--tool", "Bash");
        Assert.Equal((1, $"There is no store {store.Path}: nothing is recorded there. Set TELEMETRY_FILE if it is elsewhere.\n"), (run.ExitCode, run.Errors.ReplaceLineEndings("\n")));
        File.WriteAllText(store.Path, Some.Call().ToLine());
        using StoreChange busy = StoreChange.Begin(store.Path)!;
        run = await RunAsync(store, "--tool", "Bash");
        Assert.Equal((1, $"An import into {store.Path}, or another rewrite of it, is running. Let it finish, then run telemetry forget again.\n"), (run.ExitCode, run.Errors.ReplaceLineEndings("\n")));
    }

    [Fact(Timeout = Limit)]
    public async Task WhereTheIdsCannotBeWrittenDownTheStoreStaysAsItIs()
    {
        using SomeStore store = SomeStore.Of([Some.Call()]);
        string before = File.ReadAllText(store.Path), ids = Directory.CreateDirectory(ForgottenCalls.PathOf(store.Path)).FullName;
        TerminalRun run = await RunAsync(store, "--tool", "Bash");
        Assert.Equal(
            (1, "", $"{store.Path} is as it was: {ids}: could not open it: Is a directory. Check its owner and mode, the free space, and that its folder may be written; then run telemetry forget again.\n"),
            (run.ExitCode, run.Output, run.Errors.ReplaceLineEndings("\n")));
        Assert.Equal(before, File.ReadAllText(store.Path));
        Assert.Empty(Directory.GetFiles(store.Folder, "*.rewriting"));
    }

    [Fact(Timeout = Limit)]
    public async Task KilledAtAnyMomentWhileHooksWriteItLosesDoublesAndTearsNothing()
    {
        const int Old = 4000, Runs = 12;
        using SomeStore store = SomeStore.Of(Enumerable.Range(0, Old).Select(i => Some.Call(i % 2 == 0 ? "Read" : "Bash", i) with { Id = $"old_{i}" }));
        using var stop = new CancellationTokenSource();
        var hook = new JsonlAppender(store.Path);
        int written = 0;
        Task writer = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Assert.Null(hook.Append(new ToolCall { TimestampMs = written, ToolName = "Grep", Outcome = Outcome.Success, ToolUseId = $"new_{written}", SessionId = "s9" }));
                written++;
                if (written % 20 == 0)
                    Thread.Sleep(1);
            }
        }, TestContext.Current.CancellationToken);
        int killed = 0;
        TimeSpan whole = default;
        var random = new Random(20261122);
        for (int i = 0; i < Runs; i++)
        {
            // A tenth of what is old goes with each run. The first is left to end, and tells how long one takes.
            var watch = Stopwatch.StartNew();
            using Process process = Process.Start(TelemetryProgram.On(store.Path, "forget", "--tool", "Bash", "--pattern", $"old_[0-9]*{i % 10}\""))!;
            using CancellationTokenSource limited = TelemetryProgram.Limited();
            Task<string> output = process.StandardOutput.ReadToEndAsync(limited.Token), errors = process.StandardError.ReadToEndAsync(limited.Token);
            if (i > 0)
            {
                await Task.WhenAny(process.WaitForExitAsync(limited.Token), Task.Delay(whole * random.NextDouble(), limited.Token));
                if (!process.HasExited)
                {
                    process.Kill();
                    killed++;
                }
            }

            await process.WaitForExitAsync(limited.Token);
            if (i == 0)
                whole = watch.Elapsed;
            await output;
            Assert.Equal("", await errors);
            AssertWhole(store.Path);
        }

        Assert.InRange(killed, 1, Runs - 1);
        TerminalRun last = await RunAsync(store, "--tool", "Bash");
        Assert.Equal((0, ""), (last.ExitCode, last.Errors));
        await stop.CancelAsync();
        await writer;
        string[] ids = AssertWhole(store.Path);
        Assert.Equal(Enumerable.Range(0, Old).Where(i => i % 2 == 0).Select(i => $"old_{i}").Concat(Enumerable.Range(0, written).Select(i => $"new_{i}")).Order(), ids.Order());
        Assert.Empty(Directory.GetFiles(store.Folder, "*.rewriting"));
        Assert.Equal(Enumerable.Range(0, Old).Where(i => i % 2 == 1).Select(i => $"old_{i}").Order(), File.ReadAllLines(ForgottenCalls.PathOf(store.Path)).Distinct().Order());
    }

    // Every line but the last, which may be being written, is a record; what was not forgotten is there, in its order.
    private static string[] AssertWhole(string path)
    {
        var ids = new List<string>();
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        ScanReport report = JsonlScanner.Scan(file, 0, (in line, _) =>
        {
            if (line.Kind == RecordKind.Call)
                ids.Add(line[Field.ToolUseId].Text!);
        });
        Assert.Equal(0, report.Skipped);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(2000, ids.Count(id => id.StartsWith("old_", StringComparison.Ordinal) && int.Parse(id[4..], System.Globalization.CultureInfo.InvariantCulture) % 2 == 0));
        string[] news = [.. ids.Where(id => id.StartsWith("new_", StringComparison.Ordinal))];
        Assert.Equal(Enumerable.Range(0, news.Length).Select(i => $"new_{i}"), news);
        return [.. ids];
    }

    private static Task<TerminalRun> RunAsync(SomeStore store, params string[] arguments) => TelemetryProgram.RunInHomeAsync(store.Path, store.Folder, ["forget", .. arguments]);
}
