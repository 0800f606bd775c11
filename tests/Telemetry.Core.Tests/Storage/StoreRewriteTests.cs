using System.Text;
using CsCheck;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Storage;

/// <summary>The store is replaced while others append to it.</summary>
public sealed class StoreRewriteTests
{
    private static readonly Note s_note = new() { TimestampMs = 0, Event = Note.Rewritten, Reason = "forget" };

    private const string NoteLine = """{"timestamp":"1970-01-01T00:00:00.000Z","event":"rewritten","reason":"forget","v":1}""" + "\n";

    [Fact]
    public void EveryLineIsKeptReplacedOrDroppedAsItsEditSays()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, "keep\n\ndrop\r\nchange\n  \ntorn");
        var seen = new List<(string, long)>();
        Rewrite(path, (line, offset) =>
        {
            seen.Add((Encoding.UTF8.GetString(line), offset));
            return line.StartsWith("drop"u8) ? default : line.StartsWith("change"u8) ? "changed, and longer\n"u8 : line;
        });
        Assert.Equal(NoteLine + "keep\n\nchanged, and longer\n  \ntorn", File.ReadAllText(path));
        Assert.Equal([("keep\n", 0), ("\n", 5), ("drop\r\n", 6), ("change\n", 12), ("  \n", 19), ("torn", 22)], seen);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void ARewriteThatKeepsAllKeepsEveryByte() => Gen.Byte.Array[0, 2000].Sample(bytes =>
    {
        using var folder = TempFolder.ForCaller("Bytes");
        string path = folder.File("store.jsonl");
        File.WriteAllBytes(path, bytes);
        Rewrite(path, (line, _) => line);
        Assert.Equal([.. Encoding.UTF8.GetBytes(NoteLine), .. bytes], File.ReadAllBytes(path));
        // The note of the last rewrite replaces that of the one before.
        Rewrite(path, (line, _) => line);
        Assert.Equal([.. Encoding.UTF8.GetBytes(NoteLine), .. bytes], File.ReadAllBytes(path));
    }, iter: 30);

    [Fact]
    public void ALineOfAnyLengthIsOneLine()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        string text = new string('x', 3_000_000) + "\n" + new string('y', 600_000) + "\nz\n" + new string('t', 700_000);
        File.WriteAllText(path, text);
        var lengths = new List<int>();
        Rewrite(path, (line, _) =>
        {
            lengths.Add(line.Length);
            return line;
        });
        Assert.Equal([3_000_001, 600_001, 2, 700_000], lengths);
        Assert.Equal(NoteLine + text, File.ReadAllText(path));
    }

    [Fact]
    public void TheNewStoreIsItsOwnersAloneAndALeftCopyGoes()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, "x\n");
        File.WriteAllText(folder.File("store.jsonl.0123.rewriting"), "left by one that was killed");
        Rewrite(path, (line, _) => line);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void BehindALinkTheFileIsReplacedNotTheLink()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        using var folder = TempFolder.ForCaller();
        string file = Path.Combine(folder.Subfolder("elsewhere"), "real.jsonl"), link = folder.File("store.jsonl");
        File.WriteAllText(file, "x\ny\n");
        File.CreateSymbolicLink(link, file);
        Rewrite(link, (line, _) => line[0] == 'x' ? default : line);
        Assert.Equal(NoteLine + "y\n", File.ReadAllText(file));
        Assert.Equal(file, new FileInfo(link).LinkTarget);

        // The same folder under two names is locked once.
        string alias = folder.File("alias");
        Directory.CreateSymbolicLink(alias, folder.File("elsewhere"));
        File.CreateSymbolicLink(Path.Combine(folder.File("elsewhere"), "near.jsonl"), file);
        Rewrite(Path.Combine(alias, "near.jsonl"), (line, _) => line);
        Assert.Equal(NoteLine + "y\n", File.ReadAllText(file));
    }

    [Fact]
    public void WhoAppendsPastTheLinkWaitsToo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        using var folder = TempFolder.ForCaller();
        string file = Path.Combine(folder.Subfolder("elsewhere"), "real.jsonl"), link = folder.File("store.jsonl");
        File.WriteAllText(file, "x\n");
        File.CreateSymbolicLink(link, file);
        int calls = 0;
        Rewrite(link, (line, _) => line, () =>
        {
            if (++calls < 2)
                return;
            Assert.Null(StoreTurn.Share(link, patienceMs: 0));
            Assert.Null(StoreTurn.Share(file, patienceMs: 0));
        });
        Assert.Equal(2, calls);
    }

    [Fact]
    public void WhereTheEditFailsTheStoreIsTheOldOne()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, "x\ny\n");
        Assert.Throws<InvalidOperationException>(() => Rewrite(path, (line, _) => line[0] == 'y' ? throw new InvalidOperationException() : line));
        Assert.Throws<IOException>(() => Rewrite(path, (line, _) => line, () => throw new IOException()));
        Assert.Throws<OperationCanceledException>(() => StoreRewrite.Run(path, s_note, (line, _) => line, cancellation: new CancellationToken(canceled: true)));
        Assert.Equal("x\ny\n", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void WhatMustBeOnDiskBeforeIsToldOfLinesThatCameMeanwhileToo()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, "a\n");
        var lines = new List<string>();
        var known = new List<string>();
        Rewrite(path, (line, _) =>
        {
            lines.Add(Encoding.UTF8.GetString(line));
            return line;
        }, () =>
        {
            known.Add(string.Concat(lines));
            Assert.Equal("a\n", File.ReadAllText(path)[..2]);
            if (known.Count == 1)
                Assert.Null(AppendHandle.AppendTo(path, "b\n"u8));
        });
        Assert.Equal(["a\n", "a\nb\n"], known);
        Assert.Equal(NoteLine + "a\nb\n", File.ReadAllText(path));
    }

    [Fact]
    public void AnAppendWaitsForItsTurnAndAfterTwoSecondsNoLonger()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using (StoreTurn alone = StoreTurn.Alone(path, 0)!)
        {
            Assert.NotNull(alone);
            Assert.Null(StoreTurn.Alone(path, 0));
            Assert.Null(new JsonlAppender(path).Append(Some.Call()));
            Assert.InRange(watch.ElapsedMilliseconds, StoreTurn.PatienceMs - 50, 10_000);
        }

        watch.Restart();
        using StoreTurn? first = StoreTurn.Share(path), second = StoreTurn.Share(path);
        Assert.True(first is not null && second is not null);
        Assert.Null(StoreTurn.Alone(path, 0));
        Assert.InRange(watch.ElapsedMilliseconds, 0, StoreTurn.PatienceMs / 2);
    }

    [Fact]
    public async Task AnAppendAtTheLastMomentWaitsAndIsInTheNewStore()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, "a\n");
        int calls = 0;
        Task<string?>? append = null;
        Rewrite(path, (line, _) => line, () =>
        {
            if (++calls < 2)
                return;
            append = Task.Run(() => AppendHandle.AppendTo(path, "b\n"u8));
            Thread.Sleep(100);
            Assert.False(append.IsCompleted);
            Assert.Equal("a\n", File.ReadAllText(path));
        });
        Assert.Null(await append!);
        Assert.Equal(NoteLine + "a\nb\n", File.ReadAllText(path));
    }

    [Fact]
    public void WhatAWriterThatKnowsNoTurnsWroteAtTheLastMomentIsInTheNewStore()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, "a\n");
        using AppendHandle rude = AppendHandle.TryOpen(path, out _)!;
        int calls = 0;
        Rewrite(path, (line, _) => line, () =>
        {
            // The second time all is copied, and the store about to be replaced.
            if (++calls == 2)
                Assert.Null(rude.Write("late\n"u8));
        });
        Assert.Equal(NoteLine + "a\nlate\n", File.ReadAllText(path));
    }

    [Fact]
    public async Task WhileManyAppendAndOneForgetsNoLineIsLostDoubledOrTorn()
    {
        const int Writers = 4, CallsEach = 1500;
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, "foreign\n");
        using var import = new BlockAppender(path);
        int writing = Writers, rewrites = 0;
        Task[] writers = [.. Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            var hook = new JsonlAppender(path);
            for (int i = 0; i < CallsEach; i++)
            {
                ToolCall call = Some.Call(i: i, id: $"{(i % 3 == 0 ? "forget" : "keep")}_{writer}_{i}");
                if (writer == 0)
                {
                    Assert.True(import.Add(RecordWriter.ToLine(call)));
                    if (i % 50 == 0)
                        Assert.Null(import.Flush());
                }
                else
                {
                    Assert.Null(hook.Append(call));
                }

                // Where the processor is busy, all would be written before the first rewrite.
                if (i % 250 == 249)
                    SpinWait.SpinUntil(() => Volatile.Read(ref rewrites) > i / 250, TimeSpan.FromSeconds(10));
            }

            Interlocked.Decrement(ref writing);
        }, TestContext.Current.CancellationToken))];
        bool isLast;
        do
        {
            isLast = Volatile.Read(ref writing) == 0;
            if (isLast)
                Assert.Null(import.Flush());
            Rewrite(path, (line, _) => line.IndexOf("\"forget_"u8) >= 0 ? default : line);
            Interlocked.Increment(ref rewrites);
        }
        while (!isLast);
        await Task.WhenAll(writers);
        Assert.True(rewrites > 3, $"only {rewrites} rewrites took place while others wrote");
        string[] lines = File.ReadAllLines(path);
        Assert.Equal(NoteLine, lines[0] + "\n");
        Assert.Equal("foreign", lines[1]);
        Assert.Equal(
            Enumerable.Range(0, Writers).SelectMany(writer => Enumerable.Range(0, CallsEach).Where(i => i % 3 != 0).Select(i => $"keep_{writer}_{i}")).Order(),
            lines[2..].Select(line => RecordLine.TryRead(Encoding.UTF8.GetBytes(line), out RecordLine record) ? record[Field.ToolUseId].Text : line).Order());
    }

    private static void Rewrite(string path, LineEdit edit, Action? beforeReplacing = null) => StoreRewrite.Run(path, s_note, edit, beforeReplacing, TestContext.Current.CancellationToken);
}
