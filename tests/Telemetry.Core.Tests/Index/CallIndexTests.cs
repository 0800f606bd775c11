using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Index;

public sealed class CallIndexTests
{
    [Fact]
    public void ALineThatARewriteTookOutOrChangedIsSeenEvenWhereAllOtherBytesStandWhereTheyStood()
    {
        using var folder = TempFolder.ForCaller();
        // The ends of these lines are alike, and longer than what the index remembers of the end.
        ToolCall[] calls = [.. Enumerable.Range(0, 4).Select(i => Some.Call(i: i, id: $"t{i}", error: i == 1 ? "aaaa" : "bbbb", outcome: Outcome.Failure, project: new string('p', 400)))];
        CallIndex index = Some.IndexOf(folder, calls);
        Rewrite(index.Path, 1, (line, _) => line);
        index.Refresh();
        Assert.Equal((4, 1), (index.Rows.Length, index.Replacements));

        Rewrite(index.Path, 2, (line, _) => line.IndexOf("\"t1\""u8) >= 0 ? default : line);
        Assert.Null(new JsonlAppender(index.Path).Append(Some.Call(i: 4, id: "t4", error: "bbbb", outcome: Outcome.Failure, project: new string('p', 400))));
        index.Refresh();
        Assert.Equal((4, 2, false), (index.Rows.Length, index.Replacements, index.Templates.Words.Contains("aaaa")));

        Rewrite(index.Path, 3, (line, _) => System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(line).Replace("bbbb", "cccc", StringComparison.Ordinal)));
        index.Refresh();
        Assert.Equal((4, 3, "cccc"), (index.Rows.Length, index.Replacements, Assert.Single(index.Templates.Words)));
    }

    [Fact]
    public void AFileThatDoesNotExistHasNoCalls()
    {
        var index = new CallIndex("/nowhere/store.jsonl");
        index.Refresh();
        Assert.False(index.Exists);
        Assert.Equal(0, index.Rows.Length);
    }

    [Fact]
    public void WhatIsAppendedIsThereAfterARefresh()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call());
        for (int i = 1; i <= 20; i++)
        {
            new JsonlAppender(index.Path).Append(Some.Call(i: i));
            index.Refresh();
            Assert.Equal(i + 1, index.Rows.Length);
        }
    }

    [Fact]
    public void OneMoreLineCostsTheReadingOfOneMoreLine()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Enumerable.Range(0, 3000).Select(i => Some.Call(i: i)));
        new JsonlAppender(index.Path).Append(Some.Call(i: 3001));
        long before = index.LinesRead;
        index.Refresh();
        Assert.Equal(1, index.LinesRead - before);
    }

    [Fact]
    public void ATruncatedFileIsReadAnew()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call("A"), Some.Call("B"));
        File.WriteAllText(index.Path, Some.LineOf(Some.Call("C")));
        index.Refresh();
        Assert.Equal("C", index.Tools[Assert.Single(index.Rows.ToArray()).Tool]);
    }

    [Fact]
    public void AFileOfTheSameLengthInItsPlaceIsReadAnew()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call("A"), Some.Call("B"));
        string other = folder.File("other.jsonl");
        File.WriteAllText(other, Some.LineOf(Some.Call("X")) + Some.LineOf(Some.Call("Y")));
        Assert.Equal(new FileInfo(index.Path).Length, new FileInfo(other).Length);
        File.Move(other, index.Path, overwrite: true);
        index.Refresh();
        Assert.Equal(["X", "Y"], index.Rows.ToArray().Select(row => index.Tools[row.Tool]));
    }

    [Fact]
    public void AFileThatLostALineInItsMiddleAndGrewIsReadAnew()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Enumerable.Range(0, 50).Select(i => Some.Call(i: i)));
        string[] lines = File.ReadAllLines(index.Path);
        File.WriteAllLines(index.Path, [.. lines[..20], .. lines[21..], .. Enumerable.Range(50, 10).Select(i => Some.LineOf(Some.Call(i: i)).TrimEnd('\n'))]);
        index.Refresh();
        Assert.Equal(59, index.Rows.Length);
    }

    [Fact]
    public void ARemovedFileIsAnEmptyOne()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call());
        File.Delete(index.Path);
        index.Refresh();
        Assert.Equal((false, 0), (index.Exists, index.Rows.Length));
        new JsonlAppender(index.Path).Append(Some.Call("B"));
        index.Refresh();
        Assert.Equal("B", index.Tools[index.Rows[0].Tool]);
    }

    [Fact]
    public void ACallIsCountedOnceHoweverManyLinesCarryItsId()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call(id: "x"), Some.Call(id: "x"), Some.Call(id: "x", source: RecordSource.Transcript));
        Assert.Equal(1, index.Rows.Length);
    }

    [Theory]
    [InlineData(RecordSource.Hook, RecordSource.Batch, RecordSource.Hook)]
    [InlineData(RecordSource.Hook, RecordSource.Transcript, RecordSource.Hook)]
    [InlineData(RecordSource.Batch, RecordSource.Transcript, RecordSource.Transcript)]
    public void TheBetterSourceDecidesInWhateverOrderTheLinesStand(RecordSource one, RecordSource other, RecordSource decides)
    {
        foreach (bool isSwapped in (bool[])[false, true])
        {
            using var folder = TempFolder.ForCaller();
            ToolCall first = Some.Call(id: "x", source: one, latencyMs: null, outcome: one == decides ? Outcome.Success : Outcome.Failure);
            ToolCall second = Some.Call(id: "x", source: other, latencyMs: 77, latencySource: LatencySource.Transcript, outcome: other == decides ? Outcome.Success : Outcome.Failure);
            CallIndex index = Some.IndexOf(folder, isSwapped ? [second, first] : [first, second]);
            CallRow row = Assert.Single(index.Rows.ToArray());
            Assert.Equal((decides, Outcome.Success), (row.Source, row.Outcome));
            Assert.Equal((77, LatencySource.Transcript, 0), (row.LatencyMs, row.LatencySource, row.Template));
        }
    }

    [Theory]
    [InlineData(SoftOutcome.None, SoftOutcome.NoMatch, SoftOutcome.NoMatch)]
    [InlineData(SoftOutcome.HttpError, SoftOutcome.NoMatch, SoftOutcome.HttpError)]
    public void ANoteIsTheBetterSourcesElseTheOthers(SoftOutcome hooks, SoftOutcome transcripts, SoftOutcome expected)
    {
        ToolCall hook = Some.Call(id: "x") with { Note = hooks }, transcript = Some.Call(id: "x", source: RecordSource.Transcript) with { Note = transcripts };
        foreach (bool isSwapped in (bool[])[false, true])
        {
            using var folder = TempFolder.ForCaller();
            CallIndex index = Some.IndexOf(folder, isSwapped ? [transcript, hook] : [hook, transcript]);
            Assert.Equal(expected, Assert.Single(index.Rows.ToArray()).Note);
        }
    }

    [Fact]
    public void ACallThatFailedAfterAllKeepsNoNote()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder, Some.Call(id: "x", outcome: Outcome.Failure), Some.Call(id: "x", source: RecordSource.Transcript) with { Note = SoftOutcome.NoMatch });
        Assert.Equal(SoftOutcome.None, index.Rows[0].Note);
    }

    [Fact]
    public void ARowIsSixtyFourBytes() => Assert.Equal(64, System.Runtime.CompilerServices.Unsafe.SizeOf<CallRow>());

    [Fact]
    public void ALaneIsASessionsMainThreadOrOneSubagent()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call(i: 1), Some.Call(i: 2, agentId: "a1"), Some.Call(i: 3), Some.Call(i: 4, session: "s2", agentId: "a1"));
        Assert.Equal([0, 1, 0, 2], index.Rows.ToArray().Select(row => row.Lane));
    }

    [Fact]
    public void CallsAreReadByTimeThoughHistoryCameLater()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call(i: 5), Some.Call(i: 1), Some.Call(i: 3), Some.Call(i: 3, session: "s2"));
        Assert.Equal([1, 2, 3, 0], index.ByTime().ToArray());
    }

    [Fact]
    public void ASettledCallThatMovesPastItsNeighbourIsReadInItsNewPlace()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder, Some.Call(i: 1, id: "a", source: RecordSource.Batch), Some.Call(i: 2, id: "b"), Some.Call(i: 3, id: "a", source: RecordSource.Transcript));
        Assert.Equal([1, 0], index.ByTime().ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ALineThatNamesNoAgentLeavesTheCallToTheOneThatDoes(bool isFirst)
    {
        using var folder = TempFolder.ForCaller();
        ToolCall hook = Some.Call(id: "a"), transcript = Some.Call(id: "a", source: RecordSource.Transcript, agentId: "a1");
        CallIndex index = Some.IndexOf(folder, isFirst ? [hook, transcript] : [transcript, hook]);
        CallRow row = Assert.Single(index.Rows.ToArray());
        Assert.False(index.IsMain(row.Lane));
        Assert.Equal(RecordSource.Hook, row.Source);
    }

    [Fact]
    public void TheToolThatLaunchesSubagentsIsOneUnderItsTwoNames()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call("Task", 1), Some.Call("Bash", 2));
        Assert.Equal("Task", index.Tools[index.FindTool("Agent")]);
        new JsonlAppender(index.Path).Append(Some.Call("Agent", 3));
        index.Refresh();
        Assert.Equal(["Agent", "Bash", "Agent"], index.Rows.ToArray().Select(row => index.Tools[row.Tool]));
        Assert.Equal(index.FindTool("Task"), index.FindTool("Agent"));
        Assert.Equal(["Agent", "Bash"], index.Tools.Words);
        Assert.Equal("Task", index.ReadCall(index.Rows[0])!.ToolName);
    }

    [Fact]
    public void ASeedLineIsACallThatRan()
    {
        using var folder = TempFolder.ForCaller();
        File.WriteAllText(folder.File("store.jsonl"), """{"timestamp":"2025-01-03T10:30:01","tool_name":"Edit","params":{"file_path":"..."},"outcome":"failure","error":"old_string not found","latency_ms":12}""" + "\n");
        var index = new CallIndex(folder.File("store.jsonl"));
        index.Refresh();
        CallRow row = index.Rows[0];
        Assert.Equal((Outcome.Failure, Stage.Executed, 12, LatencySource.Unknown, 0), (row.Outcome, row.Stage, row.LatencyMs, row.LatencySource, row.Session));
        Assert.Equal("old_string not found", index.Templates[row.Template]);
    }

    [Fact]
    public void AGuessWhoseTextSaysNothingIsNoOnesFaultYet()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call(source: RecordSource.Batch, outcome: Outcome.Failure, stage: Stage.Unknown, error: "hello"));
        Assert.False(index.Rows[0].IsAttributable);
    }

    [Fact]
    public void ACallIsReadAgainWithItsText()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call(i: 1), Some.Call(i: 2, parameters: $$"""{"x":"{{new string('y', 5000)}}"}"""), Some.Call(i: 3));
        Assert.Equal("toolu_Bash_2_s1_", index.ReadCall(index.Rows[1])!.ToolUseId);
    }

    private static void Rewrite(string path, long timestampMs, LineEdit edit) => StoreRewrite.Run(path, new Note { TimestampMs = timestampMs, Event = Note.Rewritten }, edit, cancellation: TestContext.Current.CancellationToken);
}
