using System.Diagnostics;
using Telemetry.Mcp.Importing;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Importing;

/// <summary>The verb, in the real program.</summary>
public sealed class ImportProcessTests
{
    private const int Limit = 60_000;

    [Fact(Timeout = Limit)]
    public async Task OneLineSaysWhatWasDone()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Append(Some.Call("Read") with { Id = "t1" });
        store.Session("s1").Call("t1", "Read").Result("t1").Call("t2").Result("t2").Call("t3").Raw("""{"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":""").Write();
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, "import", store.Transcripts);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches(
            @"^1 transcript, 1 new or grown \(0\.0 MB in [0-9.]+ m?s\): 1 call added, 1 settled, 0 known\. 1 call without a result: how it ended is unknown, so it is not written\. 1 line could not be read\.\n$",
            run.Output.ReplaceLineEndings("\n"));

        TerminalRun again = await TelemetryProgram.RunAsync(store.Path, "import", store.Transcripts);
        Assert.StartsWith("1 transcript, 0 new or grown: 0 calls added, 0 settled, 0 known.", again.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task WithoutAPathTheClientsOwnTranscriptsAreRead()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Session("s1").Call("t1").Result("t1").Write();
        ProcessStartInfo start = TelemetryProgram.On(store.Path, "import");
        start.Environment["CLAUDE_CONFIG_DIR"] = Path.GetDirectoryName(store.Path);
        TerminalRun run = await TelemetryProgram.RunAsync(start);
        Assert.StartsWith("1 transcript, 1 new or grown", run.Output, StringComparison.Ordinal);
        Assert.Single(store.Calls);
    }

    [Fact(Timeout = Limit)]
    public async Task WhereCaptureIsOffNothingIsImported()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Session("s1").Call("t1").Result("t1").Write();
        ProcessStartInfo start = TelemetryProgram.On(store.Path, "import", store.Transcripts);
        start.Environment["TELEMETRY_CAPTURE"] = "Off";
        TerminalRun run = await TelemetryProgram.RunAsync(start);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal("Nothing is imported, as TELEMETRY_CAPTURE=Off asks. To import, set it to full, or to shape, which stores no text; then run telemetry import again.\n", run.Errors.ReplaceLineEndings("\n"));
        Assert.Equal([store.Transcripts], Directory.GetFileSystemEntries(Path.GetDirectoryName(store.Path)!));
    }

    // A terminal does not see what the client's settings set for its hooks.
    [Fact(Timeout = Limit)]
    public async Task WhatTheClientsSettingsSayHoldsForAnImportToo()
    {
        using ImportedStore store = ImportedStore.Empty();
        string config = Path.GetDirectoryName(store.Path)!;
        await File.WriteAllTextAsync(Path.Combine(config, "settings.json"), """{"env":{"TELEMETRY_CAPTURE":"shape"}}""", TestContext.Current.CancellationToken);
        store.Session("s1").Call("t1", input: $$"""{"command":"git add {{Sentinel.Word}}"}""").Result("t1").Write();
        TerminalRun run = await TelemetryProgram.RunInHomeAsync(store.Path, config, "import");
        Assert.EndsWith($"No texts were stored, as TELEMETRY_CAPTURE=shape in {Path.Combine(config, "settings.json")} asks.\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Matches("^git add \\[SHAPE:[a-z]{8}, 25\\]$", (string?)Assert.Single(store.Calls)["params"]!["command"]);
        Sentinel.AssertIsNotIn(await File.ReadAllTextAsync(store.Path, TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = Limit)]
    public async Task APathThatIsNotThereIsRefused()
    {
        using ImportedStore store = ImportedStore.Empty();
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, "import", "/no/such/folder");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal("There is no file or folder /no/such/folder. Give a transcript or a folder that holds some, or nothing for the client's own.\n", run.Errors.ReplaceLineEndings("\n"));
        Assert.False(File.Exists(store.Path));
    }

    [Fact(Timeout = Limit)]
    public async Task AFolderWithoutTranscriptsIsAnAnswer()
    {
        using ImportedStore store = ImportedStore.Empty();
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, "import", store.Transcripts);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal($"There are no transcripts in {store.Transcripts}. The client keeps them for 30 days, and none where session persistence is off.\n", run.Output.ReplaceLineEndings("\n"));
    }

    [Fact(Timeout = Limit)]
    public async Task ASecondImportWaitsItsTurn()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Session("s1").Call("t1").Result("t1").Write();
        using ImportMarks busy = ImportMarks.Open(store.Path)!;
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, "import", store.Transcripts);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"An import into {store.Path}, or another rewrite of it, is running. Let it finish, then run telemetry import again.\n", run.Errors.ReplaceLineEndings("\n"));
    }

    [Fact(Timeout = Limit)]
    public async Task AStoreThatCannotBeWrittenIsToldAndNothingCountsAsImported()
    {
        using ImportedStore store = ImportedStore.Empty();
        store.Session("s1").Call("t1").Result("t1").Write();
        Directory.CreateDirectory(store.Path);
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, "import", store.Transcripts);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"Not everything is in {store.Path}: could not open it: Is a directory.", run.Errors, StringComparison.Ordinal);
        Directory.Delete(store.Path);
        Assert.Equal(1, store.Import().Added);
    }

    [Fact(Timeout = Limit)]
    public async Task AnInterruptLeavesAStoreThatTheNextRunCompletes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGINT to send.");
        using ImportedStore store = ImportedStore.Empty();
        const int Sessions = 60, CallsEach = 400;
        for (int session = 0; session < Sessions; session++)
        {
            WrittenTranscript transcript = store.Session($"s{session}");
            for (int i = 0; i < CallsEach; i++)
                transcript.Call($"t{session}_{i}", "Write", $$"""{"content":"{{new string('x', 2000)}}"}""").Result($"t{session}_{i}");
            transcript.Write();
        }

        using Process process = Process.Start(TelemetryProgram.On(store.Path, "import", store.Transcripts))!;
        using CancellationTokenSource limited = TelemetryProgram.Limited();
        while (!File.Exists(store.Path) && !process.HasExited)
            await Task.Delay(1, limited.Token);
        using (Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await kill.WaitForExitAsync(limited.Token);
        string output = await process.StandardOutput.ReadToEndAsync(limited.Token);
        await process.WaitForExitAsync(limited.Token);

        Assert.Equal(130, process.ExitCode);
        Assert.StartsWith("Called off after ", output, StringComparison.Ordinal);
        int before = store.Calls.Count;
        Assert.InRange(before, 1, Sessions * CallsEach - 1);
        store.Import();
        Assert.Equal(Sessions * CallsEach, store.Calls.Count);
        Assert.Equal(Sessions * CallsEach, store.Calls.Select(call => (string?)call["tool_use_id"]).Distinct().Count());
    }
}
