using Telemetry.Core.Tests.Support;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Storage;

public sealed class JsonlAppenderTests
{
    [Fact]
    public void TheStoreAndItsFolderAreTheirOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var folder = TempFolder.ForCaller();
        string path = Path.Combine(folder.Path, "new", "store.jsonl");
        Assert.Null(new JsonlAppender(path).Append(Some.Call()));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
        }
    }

    [Fact]
    public void ThreadsThatAppendAtOnceLoseAndTearNoLine()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        Parallel.For(0, 2000, i => Assert.Null(new JsonlAppender(path).Append(Some.Call(i: i, parameters: $$"""{"x":"{{new string('x', i % 3000)}}"}"""))));
        var index = new Telemetry.Index.CallIndex(path);
        index.Refresh();
        Assert.Equal(2000, index.Rows.Length);
        Assert.Equal(0, index.SkippedLines);
    }

    [Fact]
    public void WhatIsAlreadyThereStays()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        File.WriteAllText(path, "old\n");
        Assert.Null(new JsonlAppender(path).Append(new Note { TimestampMs = 0, Event = Note.SessionStart }));
        Assert.Equal(["old", """{"timestamp":"1970-01-01T00:00:00.000Z","event":"session_start","v":1}"""], File.ReadAllLines(path));
    }

    [Fact]
    public void AFolderInTheStoresPlaceIsAProblemInWords()
    {
        using var folder = TempFolder.ForCaller();
        Assert.StartsWith("could not open it: ", new JsonlAppender(folder.Path).Append(Some.Call()), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileInTheFoldersPlaceIsAProblemInWords()
    {
        using var folder = TempFolder.ForCaller();
        File.WriteAllText(folder.File("f"), "");
        Assert.StartsWith("could not ", new JsonlAppender(folder.File("f") + "/store.jsonl").Append(Some.Call()), StringComparison.Ordinal);
    }

    [Fact]
    public void AFullDiskIsAProblemInWords()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        using var folder = TempFolder.ForCaller();
        File.CreateSymbolicLink(folder.File("store.jsonl"), "/dev/full");
        Assert.StartsWith("could not write it: ", new JsonlAppender(folder.File("store.jsonl")).Append(Some.Call()), StringComparison.Ordinal);
    }

    [Fact]
    public void ALineThatIsTooLongIsRefusedWhole()
    {
        using var folder = TempFolder.ForCaller();
        string path = folder.File("store.jsonl");
        Assert.EndsWith("is longer than a line may be", new JsonlAppender(path).Append(Some.Call(parameters: $$"""{"x":"{{new string('x', 70_000)}}"}""")), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }
}
