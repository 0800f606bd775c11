using System.Text.Json;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Terminal;

/// <summary>The full report of the real program.</summary>
public sealed class AnalyzeProcessTests
{
    private const int Limit = 60_000;

    [Fact(Timeout = Limit)]
    public async Task TheReportHasEveryPartOnOnePage()
    {
        using SomeStore store = SomeStore.Of(Workday.Calls);
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, "analyze");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        string[] parts = [.. run.Output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("== ", StringComparison.Ordinal))];
        Assert.Equal(
            ["== Success ==", "== Shell commands ==", "== Failures, and what fixed them ==", "== Latency ==", "== Chains ==", "== Parallel calls ==", "== What to change =="], parts);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact(Timeout = Limit)]
    public async Task ItsJsonHoldsTheAnswersOfTheSameFilters()
    {
        using SomeStore store = SomeStore.Of(Workday.Calls);
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, "analyze", "--tool", "Edit", "--json");
        JsonElement report = JsonElement.Parse(run.Output);
        Assert.Equal(["changes", "stats", "failures", "patterns"], report.EnumerateObject().Select(part => part.Name).Where(name => name != "commands"));
        Assert.Equal("Edit", Assert.Single(report.GetProperty("stats").Rows).Text("name"));
    }

    [Fact(Timeout = Limit)]
    public async Task AnEmptyStoreSaysWhatToDoAndNothingElse()
    {
        using var store = SomeStore.Missing();
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, "analyze");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("== Success ==", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("What to change", run.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task AFilterThatNamesNothingIsRefused()
    {
        using SomeStore store = SomeStore.Of(Workday.Calls);
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, "analyze", "--tool", "Reed");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("No calls of a tool named \"Reed\" are recorded.", run.Errors, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task WhatToChangeStandsOnTheFiguresOfTheReport()
    {
        // Reading the file after a failed Edit resolves it, doing something else does not; in twelve sessions.
        IEnumerable<RecordedCall> calls = Enumerable.Range(0, 24).SelectMany(i =>
        {
            RecordedCall Edit(int at, string? error) => Some.Call("Edit", 100 * i + at) with
            {
                Session = "s" + i,
                Error = error,
                Stage = error is null ? "executed" : "validation",
                Parameter = ("file_path", "/a" + i),
            };
            RecordedCall Other(string tool, int at) => Edit(at, null) with { Tool = tool, Parameter = ("file_path", tool == "Read" ? "/a" + i : "/elsewhere") };
            return (RecordedCall[])[Edit(0, "String to replace not found in file."), Other(i % 2 == 0 ? "Read" : "Grep", 1), .. i % 2 == 0 ? [Edit(2, null)] : Array.Empty<RecordedCall>()];
        });
        using SomeStore store = SomeStore.Of(calls);
        TerminalRun run = await TelemetryProgram.RunAsync(store.Path, "analyze", "--json");
        string advice = Assert.Single(JsonElement.Parse(run.Output).GetProperty("changes").EnumerateArray()).GetString()!;
        Assert.Equal("After Edit \"String to replace not found in file.\" (24 times): Read the same file, then Edit again. That resolved 100 % of 12, anything else 0 % of 12.", advice);
    }
}
