using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class ParallelLedgerTests
{
    // Before every question here: both files were edited, then something was built.
    private static readonly ToolCall[] s_before = [Edit(1, "/p/src/a.cs"), Edit(2, "/p/lib/b.cs"), Search(3, "Order", "/p/src"), Some.Call("Bash", 4, parameters: """{"command":"make"}""")];

    [Fact]
    public void AReadOfAFileThatWasNamedBeforeTheFirstReadIsIndependentAndSavesTheRoundTripAndTheOverlap()
    {
        // The first ends at 10 s; the second took 300 ms until 14 s: 3.7 s for the model, and 100 ms side by side.
        Parallelism told = Told(Read(10, "/p/src/a.cs", latencyMs: 100), Read(14, "/p/lib/b.cs", latencyMs: 300));
        Assert.Equal((1, 0, 0, 3800L), (told.Independent, told.Dependent, told.Unknown, told.SavedMs));
    }

    [Fact]
    public void ARunOfThreeSavesTwoRoundTripsAndAllRunsButTheLongest()
    {
        Parallelism told = Told(Read(10, "/p/src/a.cs", latencyMs: 200), Read(12, "/p/lib/b.cs", latencyMs: 500), Search(14, "Order", "/p/lib", latencyMs: 300));
        Assert.Equal((2, 1500 + 1700 + 200 + 300L), (told.Independent, told.SavedMs));
    }

    [Theory]
    [InlineData("Read", """{"file_path":"/p/src/new.cs"}""")]
    [InlineData("Read", """{"file_path":"/p/src/b.cs"}""")]
    [InlineData("Read", """{"file_path":"/p/src"}""", true)]
    [InlineData("Grep", """{"pattern":"Ord","path":"/p/src"}""")]
    [InlineData("Grep", """{"pattern":"Order","path":"/p/tests"}""")]
    [InlineData("Grep", """{"pattern":"Order","path":"/p/lib","glob":"b.cs"}""")]
    [InlineData("Grep", """{"pattern":"Order","path":"/p/lib","glob":"*.cs"}""", true)]
    [InlineData("Grep", """{"pattern":"a.cs","path":"/p/lib"}""", true)]
    [InlineData("Grep", """{"pattern":"Order"}""", true)]
    [InlineData("WebFetch", """{"url":"https://example.org/","prompt":"What is it?"}""")]
    [InlineData("Bash", """{"command":"cat lib/b.cs"}""", true)]
    [InlineData("Bash", """{"command":"cd lib && cat b.cs"}""", true)]
    [InlineData("Bash", """{"command":"cd /p/lib && cat ./b.cs 2>/dev/null | head -20"}""", true)]
    [InlineData("Bash", """{"command":"cd src && cat b.cs"}""")]
    [InlineData("Bash", """{"command":"cat b.cs"}""")]
    [InlineData("Bash", """{"command":"grep -rn 'Order' lib --include='*.cs'"}""", true)]
    [InlineData("Bash", """{"command":"grep -rn 'Orders' lib"}""")]
    [InlineData("Bash", """{"command":"git show 1a2b3c"}""")]
    [InlineData("Bash", """{"command":"git status"}""")]
    public void OnlyWhatWasNamedAsAWholeIsKnown(string tool, string parameters, bool isKnown = false)
    {
        Parallelism told = Told(Read(10, "/p/src/a.cs"), Some.Call(tool, 12, parameters: parameters));
        Assert.Equal((isKnown ? 1 : 0, 0, isKnown ? 0 : 1), (told.Independent, told.Dependent, told.Unknown));
    }

    [Theory]
    [InlineData("Read", """{"file_path":"/p/lib/b.cs","offset":120}""")]
    [InlineData("Read", """{"file_path":"/p/lib/b.cs","limit":50}""")]
    [InlineData("Read", """{"file_path":"/p/src/a.cs"}""")]
    [InlineData("Bash", """{"command":"cat src/a.cs"}""")]
    [InlineData("Bash", """{"command":"sed -n '10,20p' lib/b.cs"}""")]
    [InlineData("Bash", """{"command":"tail -n +100 lib/b.cs"}""")]
    public void APartOfAFileAndTheSameFileAgainAreDependent(string tool, string parameters)
    {
        Parallelism told = Told(Read(10, "/p/src/a.cs"), Some.Call(tool, 12, parameters: parameters));
        Assert.Equal((0, 1, 0, 0L), (told.Independent, told.Dependent, told.Unknown, told.SavedMs));
    }

    [Fact]
    public void AFileThatThisShellCommandNamedIsKnownToALaterRead()
    {
        Parallelism told = Told(Some.Call("Bash", 8, parameters: """{"command":"wc -l tools/run.sh"}"""), Edit(9, "/p/x"), Read(10, "/p/src/a.cs"), Read(12, "/p/tools/run.sh"));
        Assert.Equal((1, 0), (told.Independent, told.Unknown));
    }

    [Fact]
    public void AnotherSessionsFilesAreNotKnown()
    {
        Parallelism told = Told(Edit(6, "/p/c.cs") with { SessionId = "other" }, Read(10, "/p/src/a.cs"), Read(12, "/p/c.cs"));
        Assert.Equal((0, 1), (told.Independent, told.Unknown));
    }

    [Fact]
    public void FingerprintsAreWholesToo()
    {
        ToolCall Shape(string tool, int i, string file) => Some.Call(tool, i, parameters: $$"""{"file_path":"[SHAPE:{{file}}.cs, 48]"}""");
        Parallelism told = Told(Shape("Edit", 5, "kfgamcpd"), Shape("Edit", 6, "zwbrtkdh"), Shape("Read", 10, "kfgamcpd"), Shape("Read", 12, "zwbrtkdh"), Shape("Edit", 13, "x"), Shape("Read", 14, "kfgamcpd"), Shape("Read", 16, "bbbbbbbb"));
        Assert.Equal((1, 0, 1), (told.Independent, told.Dependent, told.Unknown));
        // What a command was asked is not in its shape, nor where its output went.
        Assert.Equal(0, Told(Read(10, "/p/src/a.cs"), Some.Call("Bash", 12, parameters: """{"command":"cat [SHAPE:kfgamcpd, 48]"}""")).Boundaries);
    }

    [Fact]
    public void NothingIsToldAcrossAFailureAWriteAPromptAPauseOrAnotherLane()
    {
        ToolCall first = Read(10, "/p/src/a.cs"), second = Read(14, "/p/lib/b.cs");
        Assert.Equal(1, Told(first, second).Boundaries);
        Assert.Equal(0, Told(first with { Outcome = Outcome.Failure, Error = "it failed" }, second).Boundaries);
        Assert.Equal(0, Told(first, second with { Outcome = Outcome.Failure, Error = "it failed" }).Boundaries);
        Assert.Equal(0, Told(first, Edit(12, "/p/lib/b.cs"), second).Boundaries);
        Assert.Equal(0, Told(first, Some.Call("Bash", 12, parameters: """{"command":"cat x > y"}"""), second).Boundaries);
        Assert.Equal(0, Told(first with { PromptId = "one" }, second with { PromptId = "two" }).Boundaries);
        Assert.Equal(1, Told(first with { PromptId = "one" }, second with { PromptId = "one" }).Boundaries);
        Assert.Equal(0, Told(first, second with { TimestampMs = first.TimestampMs + 120_020 }).Boundaries);
        Assert.Equal(1, Told(first, second with { TimestampMs = first.TimestampMs + 120_000 }).Boundaries);
        Assert.Equal(0, Told(first, second with { AgentId = "a1" }).Boundaries);
    }

    [Fact]
    public void ABatchIsNoBoundaryAndItsOwnRunIsItsLongestCalls()
    {
        ToolCall[] batch = [Read(10, "/p/src/a.cs") with { BatchId = "b" }, Search(10, "Order", "/p/src") with { BatchId = "b" }];
        Parallelism told = Told(batch);
        Assert.Equal((1, 2, 0), (told.Batches, told.BatchedCalls, told.Boundaries));
        Assert.Equal(1, Told([.. batch, Read(14, "/p/lib/b.cs")]).Independent);
    }

    [Fact]
    public void WhatABrokenBatchCostsIsTakenOff()
    {
        // Of four batches a failure broke one; the pair would cost its 3.7 s and the second's 300 ms again in a quarter of the cases.
        IEnumerable<ToolCall> batches = Enumerable.Range(0, 4).SelectMany(i => (ToolCall[])
        [
            Some.Call("Bash", 20 + i, i == 0 ? Outcome.Failure : Outcome.Success, batchId: $"b{i}", id: $"x{i}"),
            Some.Call("Task", 20 + i, i == 0 ? Outcome.Failure : Outcome.Success, i == 0 ? Stage.Cancelled : Stage.Executed, batchId: $"b{i}", id: $"y{i}"),
        ]);
        Parallelism told = Told([Read(10, "/p/src/a.cs", latencyMs: 100), Read(14, "/p/lib/b.cs", latencyMs: 300), .. batches]);
        Assert.Equal((0.25, 3800L - 1000), (told.Risk, told.SavedMs));
    }

    [Fact]
    public void ActiveTimeIsWaitsThatAreNoPausesAndRunsUpToTwoMinutes()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder,
            Some.Call("Bash", 1, latencyMs: 1000), Some.Call("Bash", 5, latencyMs: 500), // 1.0, then 3.5 + 0.5
            Some.Call("Bash", 500, latencyMs: 2000), // a pause, then 2.0
            Some.Call("Bash", 1100, latencyMs: 400_000), Some.Call("Bash", 1101, latencyMs: null)); // 120 of 400, then 1.0
        Assert.Equal(1000 + 4000 + 2000 + 120_000 + 1000L, Ledger(index).Of(new CallFilter()).ActiveMs);
    }

    [Fact]
    public void FewReadsAreNotEnoughAndLittleTimeIsNotWorthIt()
    {
        ToolCall[] Reads(int count) => [.. Enumerable.Range(0, count + 1).Select(i => Read(100 + i * 10, $"/p/new{i}.cs"))];
        Assert.Equal(ParallelVerdict.NotEnoughData, Told(Reads(19)).Verdict);
        Assert.Equal(ParallelVerdict.NothingWorthChanging, Told(Reads(20)).Verdict);
        ToolCall[] pairs = [.. Enumerable.Range(0, 20).SelectMany(i => (ToolCall[])[Edit(100 + i * 10, "/p/src/a.cs"), Read(103 + i * 10, "/p/src/a.cs"), Read(106 + i * 10, "/p/lib/b.cs")])];
        Assert.Equal(ParallelVerdict.WorthChanging, Told(pairs).Verdict);
    }

    [Fact]
    public void TheLedgerFollowsAStoreThatComesLaterAndAnotherOneInItsPlace()
    {
        using var folder = TempFolder.ForCaller();
        var index = new CallIndex(folder.File("store.jsonl"));
        ParallelLedger ledger = Ledger(index);
        Assert.Equal(0, ledger.Of(new CallFilter()).Calls);
        string[] lines = [.. s_before.Concat([Read(10, "/p/src/a.cs"), Read(12, "/p/lib/b.cs"), Some.Call("Bash", 14, parameters: """{"command":"cat lib/b.cs src/a.cs"}""")]).Select(Some.LineOf)];
        File.WriteAllText(index.Path, string.Concat(lines[..^1]));
        index.Refresh();
        ledger.Update();
        Assert.Equal((6, 1, 0), (ledger.Of(new CallFilter()).Calls, ledger.Of(new CallFilter()).Independent, ledger.Of(new CallFilter()).Dependent));
        // The same in another order, so that every word has another number; its last call is new.
        File.WriteAllText(index.Path, string.Concat(lines.Reverse()));
        index.Refresh();
        ledger.Update();
        Assert.Equal((7, 1, 1), (ledger.Of(new CallFilter()).Calls, ledger.Of(new CallFilter()).Independent, ledger.Of(new CallFilter()).Dependent));
    }

    [Fact]
    public void TheExamplesSaveMostAndAreOfDifferentTools()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder, [.. s_before, Read(10, "/p/src/a.cs"), Read(12, "/p/lib/b.cs"), Edit(20, "/p/z"), Read(30, "/p/src/a.cs"), Read(39, "/p/lib/b.cs"), Search(41, "Order", "/p/lib")]);
        Assert.Equal([("Read", "Read", 39), ("Read", "Grep", 41)], Ledger(index).Examples(new CallFilter()).Select(one =>
            (index.Tools[index.Rows[one.First].Tool], index.Tools[index.Rows[one.Second].Tool], (int)((index.Rows[one.Second].TimestampMs - Some.TimeMs) / 1000))));
    }

    private static Parallelism Told(params ToolCall[] calls)
    {
        using var folder = TempFolder.ForCaller("Ledger");
        return Ledger(Some.IndexOf(folder, [.. s_before, .. calls])).Of(new CallFilter());
    }

    private static ParallelLedger Ledger(CallIndex index)
    {
        var ledger = new ParallelLedger(index);
        ledger.Update();
        return ledger;
    }

    private static ToolCall Read(int i, string file, int latencyMs = 10) => Some.Call("Read", i, latencyMs: latencyMs, parameters: $$"""{"file_path":"{{file}}"}""");

    private static ToolCall Edit(int i, string file) => Some.Call("Edit", i, parameters: $$"""{"file_path":"{{file}}","old_string":"x"}""");

    private static ToolCall Search(int i, string text, string path, int latencyMs = 10) => Some.Call("Grep", i, latencyMs: latencyMs, parameters: $$"""{"pattern":"{{text}}","path":"{{path}}"}""");
}
