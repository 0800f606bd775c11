using Telemetry.Core.Tests.Support;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Storage;

public sealed class ForgottenCallsTests
{
    [Fact]
    public void WhatWasForgottenIsKnownByItsIdAlone()
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        Assert.False(ForgottenCalls.Read(store).Holds("a"));
        ForgottenCalls.Add(store, []);
        Assert.Empty(Directory.GetFiles(folder.Path));
        ForgottenCalls.Add(store, ["a", "b"]);
        ForgottenCalls.Add(store, ["c"]);
        Assert.Equal("a\nb\nc\n", File.ReadAllText(ForgottenCalls.PathOf(store)));
        var forgotten = ForgottenCalls.Read(store);
        Assert.True(forgotten.Holds("a") && forgotten.Holds("c") && forgotten.Holds(Some.Call(id: "b")));
        Assert.False(forgotten.Holds((string?)null) || forgotten.Holds("d") || forgotten.Holds(Some.Call(id: "d")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ForgottenCalls.PathOf(store)));
    }

    [Theory]
    [InlineData("Bash", -1500, false)]
    [InlineData("Bash", -1000, true)]
    [InlineData("Bash", 0, true)]
    [InlineData("Bash", 1900, true)]
    [InlineData("Bash", 2000, false)]
    [InlineData("Read", 0, false)]
    public void ACallThatHadNoIdIsKnownByItsToolAndItsSecond(string tool, int laterMs, bool isForgotten)
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        ForgottenCalls.Add(store, [ForgottenCalls.NameOf("Bash", Some.TimeMs)]);
        Assert.Equal(isForgotten, ForgottenCalls.Read(store).Holds(Some.Call(tool, id: "other") with { TimestampMs = Some.TimeMs + laterMs }));
    }

    [Fact]
    public void AfterALineThatWasCutShortTheNextIdIsStillWhole()
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        File.WriteAllText(ForgottenCalls.PathOf(store), "a\ntor");
        ForgottenCalls.Add(store, ["b"]);
        Assert.True(ForgottenCalls.Read(store) is var forgotten && forgotten.Holds("a") && forgotten.Holds("b"));
    }

    [Fact]
    public void ABatchsHookTakesAForgottenCallForRecorded()
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        ForgottenCalls.Add(store, ["toolu_1"]);
        Assert.True(new StoreTail(store).Holds("s1", "toolu_1"));
        Assert.False(new StoreTail(store).Holds("s1", "toolu_2"));
    }

    [Fact]
    public void ACorrectionOfAForgottenCallIsNotWritten()
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        ForgottenCalls.Add(store, ["toolu_1"]);
        var appender = new JsonlAppender(store);
        Assert.Null(appender.AppendUnlessForgotten(Some.Call(id: "toolu_1")));
        Assert.False(File.Exists(store));
        Assert.Null(appender.AppendUnlessForgotten(Some.Call(id: "toolu_2")));
        Assert.Single(File.ReadAllLines(store));
    }
}
