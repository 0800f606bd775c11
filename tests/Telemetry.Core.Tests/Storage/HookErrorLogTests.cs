using Telemetry.Storage;

namespace Telemetry.Core.Tests.Storage;

public sealed class HookErrorLogTests
{
    [Fact]
    public void AMessageIsOneLineWithItsTime()
    {
        using var folder = TempFolder.ForCaller();
        var log = new HookErrorLog(folder.File("store.jsonl"));
        log.Add("one\ntwo\u001b[31m", 0);
        Assert.Equal(["1970-01-01T00:00:00.000Z one two [31m"], File.ReadAllLines(folder.File("store.jsonl.hook-errors.log")));
    }

    [Fact]
    public void TheLogNeverGrowsMuchBeyondItsCap()
    {
        using var folder = TempFolder.ForCaller();
        var log = new HookErrorLog(folder.File("store.jsonl"));
        for (int i = 0; i < 1000; i++)
            log.Add(new string('x', 2000), i);
        Assert.InRange(new FileInfo(log.Path).Length, 1, HookErrorLog.MaxBytes + 1000);
    }

    [Fact]
    public void WhereNoLogCanBeWrittenThereIsSilence() => new HookErrorLog("/proc/nowhere/store.jsonl").Add("x", 0);
}
