using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary>The client's transcripts are imported; the hooks saw the same sessions, so both must tell the same story.</summary>
[Collection(RealClientTests.Name)]
public sealed class ImportTests(InstalledPlugin plugin, UnusualSessions unusual)
{
    private const int Limit = 660_000;

    [Fact(Timeout = Limit)]
    public async Task AnImportAloneFindsEveryCallOnceWithItsFate()
    {
        foreach (var (client, calls) in await HomesAsync())
        {
            using var folder = TempFolder.ForCaller();
            var imported = await TelemetryProgram.ImportAsync(client.Home, folder.File("store.jsonl"));

            Assert.All(Ended(calls), call => Assert.Equal(Fate.Of(call), Fate.Of(Assert.Single(imported.LinesOf(call.ToolUseId)))));
            Assert.All(Ended(calls), call => ErrorText.AssertTells(call, imported.Merged(call.ToolUseId)["error"]));
            Assert.Equal(imported.Calls.Count, imported.Calls.DistinctBy(line => line["tool_use_id"]).Count());
            Assert.Equal(0, imported.Foreign);
        }
    }

    [Fact(Timeout = Limit)]
    public async Task AnImportAndTheHooksTellTheSameOfEveryCall()
    {
        foreach (var (client, _) in await HomesAsync())
        {
            using var folder = TempFolder.ForCaller();
            var imported = await TelemetryProgram.ImportAsync(client.Home, folder.File("store.jsonl"));
            var recorded = Store.Read(client.StorePath);

            Assert.NotEmpty(recorded.Calls);
            Assert.All(recorded.Merged(), line =>
            {
                var told = Assert.Single(imported.LinesOf(line["tool_use_id"]!));
                Assert.Equal(Fate.Of(line), Fate.Of(told));
                Assert.Equal(line["mcp_server"], told["mcp_server"]);
                Assert.Equal(line["background"], told["background"]);
                // Of a subagent's success the client keeps no more than the text.
                if (line["agent_id"] is null || line["outcome"] == "failure")
                    Assert.Equal(line["exit_code"], told["exit_code"]);
                // A launch that failed names its subagent only beside the subagent's transcript.
                Assert.Equal(line["subagent_id"] ?? told["subagent_id"], told["subagent_id"]);
            });
        }
    }

    [Fact(Timeout = Limit)]
    public async Task HooksAndImportTogetherHoldEveryCallOnce()
    {
        foreach (var (client, calls) in await HomesAsync())
        {
            using var folder = TempFolder.ForCaller();
            var both = await ImportOntoAsync(client, folder);

            // One line from each source at most; merged, they are one call.
            Assert.All(both.Calls.GroupBy(line => (line["tool_use_id"], line["source"])), same => Assert.Single(same));
            Assert.All(Ended(calls), call => Assert.Equal(Fate.Of(call), Fate.Of(both.Merged(call.ToolUseId))));
            Assert.Empty(both.Calls.Select(line => line["tool_use_id"]).Except(Transcript.CallsUnder(client.Home).Select(call => call.ToolUseId)));
        }
    }

    [Fact(Timeout = Limit)]
    public async Task AnImportKeepsTheLatencyThatTheClientReported()
    {
        foreach (var (client, calls) in await HomesAsync())
        {
            using var folder = TempFolder.ForCaller();
            var both = await ImportOntoAsync(client, folder);
            var reported = client.Witness.ReportedDurations();

            Assert.All(Ended(calls).Where(call => reported.ContainsKey(call.ToolUseId)), call =>
            {
                var merged = both.Merged(call.ToolUseId);
                Assert.Equal($"{reported[call.ToolUseId]} ms, reported", $"{merged["latency_ms"]} ms, {merged["latency_source"]}");
            });
        }
    }

    [Fact(Timeout = Limit)]
    public async Task ASecondImportAddsNothing()
    {
        foreach (var (client, _) in await HomesAsync())
        {
            using var folder = TempFolder.ForCaller();
            var alone = folder.File("store.jsonl");
            var first = await TelemetryProgram.ImportAsync(client.Home, alone);
            Assert.Equal(first.Text, (await TelemetryProgram.ImportAsync(client.Home, alone)).Text);

            var both = await ImportOntoAsync(client, folder);
            Assert.Equal(both.Text, (await TelemetryProgram.ImportAsync(client.Home, folder.File("both.jsonl"))).Text);
        }
    }

    [Fact(Timeout = Limit)]
    public async Task OneFileAfterTheOtherIsTheSameAsAllTogether()
    {
        var session = await unusual.RecordingAsync();
        using var folder = TempFolder.ForCaller();
        var whole = await TelemetryProgram.ImportAsync(session.Client.Home, folder.File("whole.jsonl"));

        // The fork first, so that its copies are met before what they were copied from.
        foreach (var file in Transcript.FilesUnder(session.Client.Home).OrderByDescending(file => file.Contains(session.ForkId, StringComparison.Ordinal)))
            await TelemetryProgram.ImportAsync(session.Client.Home, folder.File("pieces.jsonl"), file);

        Assert.Equal(whole.Calls.Select(Fate.Of).Order(), Store.Read(folder.File("pieces.jsonl")).Calls.Select(Fate.Of).Order());
    }

    [Fact(Timeout = Limit)]
    public async Task ASessionThatWasResumedOrForkedCountsItsPastOnce()
    {
        var session = await unusual.RecordingAsync();
        using var folder = TempFolder.ForCaller();
        var imported = await TelemetryProgram.ImportAsync(session.Client.Home, folder.File("store.jsonl"));
        var turns = session.Unusual.Continued.Select(turn => turn.Select(call => imported.LineOf(call)["session_id"]).Distinct().Single());

        Assert.Equal([session.OriginalId, session.OriginalId, session.ForkId], turns);
    }

    [Fact(Timeout = Limit)]
    public async Task WhatWasInterruptedComesByImportOnly()
    {
        var session = await unusual.RecordingAsync();
        using var folder = TempFolder.ForCaller();
        var imported = await TelemetryProgram.ImportAsync(session.Client.Home, folder.File("store.jsonl"));

        Assert.All(
            [.. session.Unusual.Interrupted.Skip(1), session.Unusual.InterruptedInAgent, session.Unusual.InterruptedAgent, session.Unusual.Stopped],
            call =>
            {
                Assert.Empty(session.Stored.LinesOf(call.Id));
                var line = imported.LineOf(call);
                Assert.Equal("failure, interrupted", $"{line["outcome"]}, {line["stage"]}");
                // It did not run to its end, so no time is its time.
                Assert.Null(line["latency_ms"]);
            });
    }

    [Fact(Timeout = Limit)]
    public async Task ACallThatAKillCutOffIsNoFailure()
    {
        var session = await unusual.RecordingAsync();
        using var folder = TempFolder.ForCaller();
        var imported = await TelemetryProgram.ImportAsync(session.Client.Home, folder.File("store.jsonl"));

        Assert.Equal("success", imported.LineOf(session.Unusual.Killed[0])["outcome"]);
        Assert.All(session.Unusual.Killed.Skip(1), call => Assert.Empty(imported.LinesOf(call.Id)));
        // Taken up again, the client itself writes that they were interrupted.
        Assert.All(session.Unusual.KilledAndResumed.Skip(1), call => Assert.Equal("interrupted", imported.LineOf(call)["stage"]));
    }

    [Fact(Timeout = Limit)]
    public async Task AnImportKeepsNoSecretEither()
    {
        var session = await plugin.RecordingAsync();
        using var folder = TempFolder.ForCaller();
        await TelemetryProgram.ImportAsync(session.Client.Home, folder.File("store.jsonl"));

        // Beside the store lie only files that the product made of it.
        var everything = string.Concat(Directory.EnumerateFiles(folder.Path).Select(File.ReadAllText));
        Assert.Contains(session.Day.Exporting.Id, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Day.ExportedSecret, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Day.PrintedSecret, everything, StringComparison.Ordinal);
    }

    // Nobody knows how a call ended that has no result.
    private static IEnumerable<TranscriptCall> Ended(IEnumerable<TranscriptCall> calls) => calls.Where(call => call.Result is not null);

    private static Task<Store> ImportOntoAsync(ClaudeClient client, TempFolder folder)
    {
        var store = folder.File("both.jsonl");
        File.Copy(client.StorePath, store);
        return TelemetryProgram.ImportAsync(client.Home, store);
    }

    private async Task<IReadOnlyList<(ClaudeClient Client, IReadOnlyList<TranscriptCall> Calls)>> HomesAsync()
    {
        var usual = await plugin.RecordingAsync();
        var odd = await unusual.RecordingAsync();
        return [(usual.Client, usual.CallsOfWork), (odd.Client, odd.Calls)];
    }
}
