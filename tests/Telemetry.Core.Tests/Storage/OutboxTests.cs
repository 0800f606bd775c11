using Telemetry.Core.Tests.Support;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Storage;

public sealed class OutboxTests
{
    private static readonly OutboxEntry s_entry = new("9f2c41aa", "tool-failure Edit \"old\" 9f2c41aa", 10, OutboxState.Pending, Some.TimeMs) { Attempts = 2, Reason = "why – not", SessionId = "s1" };

    [Fact]
    public void WhatIsWrittenIsReadAgain()
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        var trouble = new OutboxTrouble("It is not there.", 3, Some.TimeMs, Some.TimeMs + 60_000);
        using (OutboxTurn turn = OutboxTurn.TryTake(store)!)
        {
            turn.Add(s_entry);
            turn.Add(trouble);
            Assert.Equal(trouble, turn.Outbox.Trouble);
        }

        var read = Outbox.Read(store);
        Assert.Equal([s_entry], read.Entries);
        Assert.Equal(s_entry, read.Of("9f2c41aa"));
        Assert.Equal(trouble, read.Trouble);
        if (OperatingSystem.IsWindows())
            return;
        foreach (string file in Directory.GetFiles(folder.Path))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void TheLastLineOfALessonHolds()
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        using (OutboxTurn turn = OutboxTurn.TryTake(store)!)
            turn.Add([s_entry, s_entry with { Fingerprint = "b" }, s_entry with { State = OutboxState.Sent, Attempts = 0, Reason = null }, s_entry with { Fingerprint = "c", State = OutboxState.GaveUp }]);

        var read = Outbox.Read(store);
        Assert.Equal([OutboxState.Sent, OutboxState.Pending, OutboxState.GaveUp], read.Entries.Select(entry => entry.State));
        Assert.Equal((1, 1, 0, 1), (read.Count(OutboxState.Pending), read.Count(OutboxState.Sent), read.Count(OutboxState.Refused), read.Count(OutboxState.GaveUp)));
    }

    [Theory]
    [InlineData(OutboxState.Sent, 0, true)]
    [InlineData(OutboxState.Refused, 0, true)]
    [InlineData(OutboxState.Pending, 1, true)]
    [InlineData(OutboxState.Pending, 0, false)]
    public void ATroubleEndsWhereTheServerSpeaksOfALesson(OutboxState state, int attempts, bool isOver)
    {
        using var folder = TempFolder.ForCaller();
        using OutboxTurn turn = OutboxTurn.TryTake(folder.File("store.jsonl"))!;
        turn.Add(new OutboxTrouble("It is not there.", 1, Some.TimeMs, Some.TimeMs));
        turn.Add(s_entry with { State = state, Attempts = attempts });
        Assert.Equal(isOver, turn.Outbox.Trouble is null);
    }

    [Fact]
    public void OneHasTheTurnAndTheNextGetsItWithAllThatWasWritten()
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        using (OutboxTurn turn = OutboxTurn.TryTake(store)!)
        {
            Assert.Null(OutboxTurn.TryTake(store));
            turn.Add(s_entry);
            Assert.Null(OutboxTurn.TryTake(store));
        }

        using OutboxTurn next = OutboxTurn.TryTake(store)!;
        Assert.Equal([s_entry], next.Outbox.Entries);
    }

    [Fact]
    public void CutAnywhereTheLinesBeforeTheCutAreReadAndTheNextOneIsWhole()
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        using (OutboxTurn turn = OutboxTurn.TryTake(store)!)
            turn.Add([s_entry, s_entry with { Fingerprint = "b" }]);
        byte[] whole = File.ReadAllBytes(Outbox.PathOf(store));
        int firstLine = Array.IndexOf(whole, (byte)'\n') + 1;

        for (int length = firstLine; length < whole.Length; length++)
        {
            File.WriteAllBytes(Outbox.PathOf(store), whole[..length]);
            using OutboxTurn turn = OutboxTurn.TryTake(store)!;
            turn.Add(s_entry with { Fingerprint = "c" });
            string[] read = [.. Outbox.Read(store).Entries.Select(entry => entry.Fingerprint)];
            // Only a newline is missing of the last: that line is whole.
            Assert.Equal(length == whole.Length - 1 ? ["9f2c41aa", "b", "c"] : ["9f2c41aa", "c"], read);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"timestamp\":\"2026-11-22T11:30:28.708Z\",\"lesson\":\"a\",\"name\":\"n\",\"state\":\"elsewhere\"}")]
    [InlineData("{\"timestamp\":\"2026-11-22T11:30:28.708Z\",\"lesson\":7,\"name\":\"n\",\"state\":\"sent\"}")]
    [InlineData("{\"lesson\":\"a\",\"name\":\"n\",\"state\":\"sent\"}")]
    public void AForeignLineIsPassedOver(string line)
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        File.WriteAllText(Outbox.PathOf(store), line + "\n");
        Assert.Empty(Outbox.Read(store).Entries);
    }

    [Fact]
    public void AnOutboxThatHasGrownLongIsWrittenAnewWithEachLessonOnce()
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        var trouble = new OutboxTrouble("It is not there.", 2, Some.TimeMs, Some.TimeMs);
        using (OutboxTurn turn = OutboxTurn.TryTake(store)!)
        {
            for (int round = 0; round < 3; round++)
                turn.Add([.. Enumerable.Range(0, OutboxTurn.MaxEntries + 100).Select(i => s_entry with { Fingerprint = $"lesson{i}", AtMs = Some.TimeMs + i, Level = round })]);
            turn.Add(trouble);
        }

        Assert.True(new FileInfo(Outbox.PathOf(store)).Length > OutboxTurn.MaxBytes);
        OutboxTurn.TryTake(store)!.Dispose();

        var read = Outbox.Read(store);
        Assert.Equal(Enumerable.Range(100, OutboxTurn.MaxEntries).Select(i => $"lesson{i}"), read.Entries.Select(entry => entry.Fingerprint));
        Assert.All(read.Entries, entry => Assert.Equal(2, entry.Level));
        Assert.Equal(trouble, read.Trouble);
        Assert.InRange(new FileInfo(Outbox.PathOf(store)).Length, 1, OutboxTurn.MaxBytes);
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }
}
