using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Analysis;

public sealed class RecoveriesTests
{
    private const int Stores = 1000;

    // Few files, tools and batches, so that failures are resolved, repeated, and followed by calls that belong to them.
    private static readonly Gen<ToolCall> s_call = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 60], Gen.Int[0, 9], Gen.Int[0, 5], Gen.Int[0, 1])
        .Select((tool, target, second, fate, batch, lane) => Some.Call(
            tool == 3 ? "Bash" : "T" + tool, outcome: fate < 4 ? Outcome.Failure : Outcome.Success, stage: fate switch { 0 => Stage.Rejected, 1 => Stage.Validation, _ => Stage.Executed },
            id: $"{second} {lane}", agentId: lane == 0 ? null : "a", batchId: batch < 2 ? "b" + batch : null, error: fate == 2 ? "ENOENT: no such file or directory" : "it failed",
            parameters: tool == 3 ? $$"""{"command":"git {{(target == 0 ? "add" : "commit")}} {{fate}}"}""" : target == 2 ? "{}" : $$"""{"file_path":"/d{{fate % 2}}/f{{target}}"}""") with
        {
            TimestampMs = Some.TimeMs + second * 1000L,
            Note = fate == 9 ? SoftOutcome.MaskedFailure : SoftOutcome.None,
        });

    private static readonly Gen<ToolCall[]> s_calls = s_call.Array[0, 60].Select(calls => calls.DistinctBy(call => call.ToolUseId).ToArray());

    [Fact]
    public void CasesAreWhatLookingAtEachLaneAnewFinds() => s_calls.Sample(calls => Check(calls.Select(Some.LineOf)), iter: Stores);

    [Fact]
    public void SoTheyAreWithLinesThatAreLostOrTwiceAndBatchesToldLater() => RandomStore.Records.Sample(records => Check(records.Select(RandomStore.LineOf)), iter: Stores);

    [Fact]
    public void TheOrderOfTheLinesDoesNotMatter() => Gen.Select(s_calls, Gen.Int[0, int.MaxValue]).Sample((calls, seed) =>
    {
        using var folder = TempFolder.ForCaller();
        ToolCall[] shuffled = [.. calls];
        new Random(seed).Shuffle(shuffled);
        string[] told = [.. ((ToolCall[][])[calls, shuffled]).Select(order =>
        {
            CallIndex index = Some.IndexOf(folder, order);
            string all = string.Join('\n', CasesOf(index).Cases.ToArray().Select(one => $"{IdOf(index, one.Row)} {index.Tools[one.Step.Tool]} {one.Step.Relation} {one.CallsToSuccess} {one.Streak} {(one.NextOnTarget < 0 ? "" : IdOf(index, one.NextOnTarget))} {one.IsRepeat}").Order(StringComparer.Ordinal));
            File.Delete(index.Path);
            return all;
        })];
        Assert.Equal(told[0], told[1]);
    }, iter: 200);

    [Fact]
    public void FollowingTheStoreIsReadingItAtOnce() => Gen.Select(RandomStore.Records, Gen.Double[0, 1], Gen.Double[0, 1]).Sample((records, one, other) =>
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOfLines(folder, []);
        var running = new Recoveries(index);
        foreach (double share in (double[])[Math.Min(one, other), Math.Max(one, other), 1])
        {
            File.WriteAllText(index.Path, string.Concat(records[..(int)(records.Length * share)].Select(RandomStore.LineOf)));
            index.Refresh();
            running.Update();
            Assert.Equal(Texts(CasesOf(index)), Texts(running));
        }
    }, iter: 400);

    [Fact]
    public void ABatchThatIsToldLaterTakesItsCallsFromTheAnswersToAFailure()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call("Read", 1, Outcome.Failure, id: "t1"), Some.Call("Read", 2, id: "t2"));
        var running = new Recoveries(index);
        running.Update();
        Assert.Equal(1, running.Cases[0].CallsToSuccess);
        new JsonlAppender(index.Path).Append(new Note { TimestampMs = Some.TimeMs + 4000, Event = Note.Batch, SessionId = "s1", BatchId = "b", ToolUseIds = ["t1", "t2"] });
        index.Refresh();
        running.Update();
        Assert.Equal((0, StepRelation.None), (running.Cases[0].CallsToSuccess, running.Cases[0].Step.Relation));
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(11, 0)]
    public void OnlyTheNextTenCallsCanResolve(int after, int expected)
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Enumerable.Range(0, after + 1).Select(i => Some.Call(i == 0 || i == after ? "Read" : "Grep", i, i == 0 ? Outcome.Failure : Outcome.Success)));
        Assert.Equal(expected, CasesOf(index).Cases[0].CallsToSuccess);
    }

    [Theory]
    [InlineData("""{"file_path":"/a/x.cs"}""", """{"file_path":"/b/c/x.cs"}""", true)]
    [InlineData("""{"file_path":"/a/x.cs"}""", """{"file_path":"/a/y.cs"}""", false)]
    [InlineData("""{"pattern":"x","path":"/a"}""", """{"pattern":"x","path":"/b"}""", true)]
    [InlineData("""{"pattern":"x","path":"/a"}""", """{"pattern":"y","path":"/a/x"}""", false)]
    public void WhatWasNotFoundIsResolvedWhereTheSameNameIs(string failed, string found, bool isResolved)
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call("Read", 1, Outcome.Failure, error: "File does not exist.", parameters: failed), Some.Call("Read", 2, parameters: found));
        Assert.Equal(isResolved, CasesOf(index).Cases[0].IsResolved);
        CallIndex other = Some.IndexOfLines(folder, Some.LineOf(Some.Call("Read", 1, Outcome.Failure, parameters: failed)), Some.LineOf(Some.Call("Read", 2, parameters: found)));
        Assert.False(CasesOf(other).Cases[0].IsResolved);
    }

    [Theory]
    [InlineData("go test ./a", "go test ./b", true)]
    [InlineData("go test ./a", "go vet ./a", false)]
    public void AShellCommandsTargetIsItsProgramAndSubcommand(string failed, string next, bool isResolved)
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call(i: 1, outcome: Outcome.Failure, parameters: $$"""{"command":"{{failed}}"}"""), Some.Call(i: 2, parameters: $$"""{"command":"{{next}}"}"""));
        Assert.Equal(isResolved, CasesOf(index).Cases[0].IsResolved);
    }

    private static void Check(IEnumerable<string> lines)
    {
        using var folder = TempFolder.ForCaller("Recoveries");
        CallIndex index = Some.IndexOfLines(folder, lines);
        Assert.Equal(NaiveRecovery.Of(index).Order(StringComparer.Ordinal), Texts(CasesOf(index)));
    }

    private static Recoveries CasesOf(CallIndex index)
    {
        var recoveries = new Recoveries(index);
        recoveries.Update();
        return recoveries;
    }

    private static IEnumerable<string> Texts(Recoveries recoveries) => recoveries.Cases.ToArray().Select(one => NaiveRecovery.Text(recoveries.Index, one)).Order(StringComparer.Ordinal);

    private static string IdOf(CallIndex index, int row) => index.ReadCall(index.Rows[row])!.ToolUseId!;
}
