using Telemetry.Storage;

namespace Telemetry.Core.Tests.Storage;

public sealed class ShapeKeyTests
{
    [Fact]
    public void ItIsMadeOnceForItsOwnerAlone()
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        Assert.Null(ShapeKey.Find(store));
        byte[] key = ShapeKey.FindOrMake(store, out string? problem);
        Assert.Null(problem);
        Assert.Equal(key, ShapeKey.FindOrMake(store, out _));
        Assert.Equal(key, ShapeKey.Find(store));
        Assert.Equal(16, new FileInfo(store + ".key").Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(store + ".key"));
        Assert.NotEqual(key, ShapeKey.FindOrMake(store + "2", out _));
    }

    [Fact]
    public void AllWhoComeAtOnceAgree()
    {
        using var folder = TempFolder.ForCaller();
        for (int round = 0; round < 20; round++)
        {
            string store = folder.File($"store{round}.jsonl");
            using var start = new Barrier(8);
            var keys = new byte[8][];
            Thread[] threads = [.. Enumerable.Range(0, 8).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                keys[i] = ShapeKey.FindOrMake(store, out _);
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            Assert.Single(keys.Select(Convert.ToHexString).Distinct());
        }
    }

    [Fact]
    public void AWriteThatWasBrokenOffIsGoneOnFrom()
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        File.WriteAllBytes(store + ".key", [1, 2, 3]);
        byte[] key = ShapeKey.FindOrMake(store, out string? problem);
        Assert.Null(problem);
        Assert.Equal([1, 2, 3], key[..3]);
        Assert.Equal(key, ShapeKey.Find(store));
    }

    [Fact]
    public void WhereNoneCanBeKeptOneIsMadeForNow()
    {
        using var folder = TempFolder.ForCaller();
        string store = folder.File("store.jsonl");
        Directory.CreateDirectory(store + ".key");
        byte[] key = ShapeKey.FindOrMake(store, out string? problem);
        Assert.Equal(16, key.Length);
        Assert.StartsWith($"the key of shapes, {store}.key: could not ", problem, StringComparison.Ordinal);
    }
}
