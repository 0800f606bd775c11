using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

/// <summary>Whatever the calls: the ledger is what a plain reading of them makes it, however it came to know them.</summary>
public sealed class RandomReadsTests
{
    private const int Stores = 300;

    private static readonly string[] s_files = ["/p/a", "/p/b", "/p/x/a", "/p/x/c", "/q/d"];

    private static readonly Gen<ToolCall> s_call =
        from tool in Some.OneOf("Read", "Read", "Read", "Edit", "Task", "WebFetch")
        from file in Some.OneOf(s_files)
        from offset in Gen.Int[0, 6]
        from second in Gen.Int[0, 400]
        from latency in Gen.Int[-1, 9]
        from fails in Gen.Int[0, 9]
        from session in Some.OneOf("s1", "s2")
        from batch in Some.OneOf(null, null, "b1", "b2", "b3")
        from prompt in Some.OneOf(null, "one", "two")
        select Some.Call(
            tool, second, fails == 0 ? Outcome.Failure : Outcome.Success, fails == 0 && batch is not null ? Stage.Cancelled : Stage.Executed, session: session, latencyMs: latency < 0 ? null : latency * latency * 700,
            parameters: tool == "WebFetch" ? """{"url":"u","prompt":"p"}""" : offset == 0 && tool == "Read" ? $$"""{"file_path":"{{file}}","offset":3}""" : $$"""{"file_path":"{{file}}"}""",
            batchId: batch is null ? null : session + batch, project: "") with
        { PromptId = prompt };

    [Fact]
    public void TheLedgerIsWhatAPlainReadingOfTheCallsMakesIt() => s_call.Array[1, 40].Sample(calls =>
    {
        calls = [.. calls.Select((call, i) => call with { ToolUseId = $"t{i}", TimestampMs = call.TimestampMs + i })];
        using var folder = TempFolder.ForCaller("Random");
        // Half of the calls come only after the ledger was asked.
        string[] lines = [.. calls.Select(Some.LineOf)];
        CallIndex index = Some.IndexOfLines(folder, lines[..(lines.Length / 2)]);
        var ledger = new ParallelLedger(index);
        ledger.Update();
        ledger.Of(new CallFilter());
        File.WriteAllText(index.Path, string.Concat(lines));
        index.Refresh();
        ledger.Update();
        Parallelism told = ledger.Of(new CallFilter());
        NaiveLedger plain = new(calls);
        Assert.Equal(
            (plain.Independent, plain.Dependent, plain.Unknown, plain.ActiveMs, plain.SavedMs, plain.Batches, plain.BrokenBatches),
            (told.Independent, told.Dependent, told.Unknown, told.ActiveMs, told.SavedMs, told.Batches, told.BrokenBatches));
        Assert.InRange(told.SavedMs, 0, told.ActiveMs);
        Assert.Equal(ledger.Boundaries.Count(), told.Boundaries);
        // A session's share is its own, and both are all.
        Assert.Equal(told.Boundaries, index.Sessions.Words.Sum(session => ledger.Of(new CallFilter { Session = index.Sessions.Find(session) }).Boundaries));
    }, iter: Stores);

    [Fact]
    public void APartOfTheTimeIsAPartOfTheLedger()
    {
        using var folder = TempFolder.ForCaller();
        ToolCall Read(int i, string file) => Some.Call("Read", i, parameters: $$"""{"file_path":"{{file}}"}""");
        CallIndex index = Some.IndexOf(folder, Read(1, "/p/a"), Read(2, "/p/b"), Some.Call("Edit", 3), Read(4, "/p/a"), Read(5, "/p/b"), Read(6, "/p/c"));
        var ledger = new ParallelLedger(index);
        ledger.Update();
        Parallelism late = ledger.Of(new CallFilter { SinceMs = Some.TimeMs + 5000 });
        Assert.Equal((2, 1, 1), (late.Calls, late.Independent, late.Unknown));
        Assert.Equal((6, 1, 2), (ledger.Of(new CallFilter()).Calls, ledger.Of(new CallFilter()).Independent, ledger.Of(new CallFilter()).Unknown));
    }
}
