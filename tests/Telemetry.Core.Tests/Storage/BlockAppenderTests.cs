using System.Text;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Storage;

public sealed class BlockAppenderTests
{
    [Fact]
    public void WhatIsAddedIsInTheFileOnceFlushedAndInOrder()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("deep/store.jsonl");
        using (var appender = new BlockAppender(path))
        {
            for (int i = 0; i < 5000; i++)
                Assert.True(appender.Add(RecordWriter.ToLine(Some.Call(i: i, id: $"t{i}"))));
            Assert.Null(appender.Flush());
        }

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"\"tool_use_id\":\"t{i}\""), File.ReadLines(path).Select(line => line[line.IndexOf("\"tool_use_id\"", StringComparison.Ordinal)..].Split(',')[0]));
    }

    [Fact]
    public async Task BlocksOfManyThreadsNeverSplitTheLinesOfHooks()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        using var appender = new BlockAppender(path);
        var hook = new JsonlAppender(path);
        var ended = TestContext.Current.CancellationToken;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(
            () =>
            {
                for (int i = 0; i < 2000; i++)
                {
                    if (thread % 2 == 0)
                        Assert.True(appender.Add(RecordWriter.ToLine(Some.Call(i: i, id: $"import_{thread}_{i}", error: new string('e', 900), outcome: Outcome.Failure))));
                    else
                        Assert.Null(hook.Append(Some.Call(i: i, id: $"hook_{thread}_{i}")));
                }
            },
            ended)));
        Assert.Null(appender.Flush());
        var index = new Telemetry.Index.CallIndex(path);
        index.Refresh();
        Assert.Equal((8000, 0L), (index.Rows.Length, index.SkippedLines));
    }

    [Fact]
    public void ALineLongerThanALineMayBeIsNotTaken()
    {
        using var folder = TempFolder.ForCaller();
        using var appender = new BlockAppender(folder.File("store.jsonl"));
        Assert.False(appender.Add(Encoding.UTF8.GetBytes(new string('x', JsonlAppender.MaxLineBytes) + "\n")));
        Assert.Null(appender.Flush());
        Assert.False(File.Exists(folder.File("store.jsonl")));
    }

    [Fact]
    public void WhereNothingCanBeWrittenTheProblemIsToldAndNothingIsTaken()
    {
        using var folder = TempFolder.ForCaller();
        using var appender = new BlockAppender(folder.Subfolder("store.jsonl"));
        appender.Add(RecordWriter.ToLine(Some.Call()));
        Assert.NotNull(appender.Flush());
        Assert.Equal(appender.Problem, appender.Flush());
        Assert.False(appender.Add(RecordWriter.ToLine(Some.Call())));
    }
}
