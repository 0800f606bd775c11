using Telemetry.Hook.Tests.Support;
using Telemetry.Index;

namespace Telemetry.Hook.Tests;

public sealed class ConcurrentHooksTests
{
    // The full count of 3,200 is the benchmarks' business: with a program that is not native each start takes its time.
    private const int Hooks = 96, AtOnce = 8;

    [Fact]
    public async Task HooksAtOnceLoseAndTearNoLineWhileAReaderScans()
    {
        using var folder = new StoreFolder();
        using var stop = new CancellationTokenSource();
        var index = new CallIndex(folder.Store);
        Task reader = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
                index.Refresh();
        }, TestContext.Current.CancellationToken);
        await Parallel.ForEachAsync(Enumerable.Range(0, Hooks), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (i, _) =>
        {
            HookRun run = await HookProcess.RunAsync(folder.Store, $$"""{"session_id":"s{{i % 8}}","hook_event_name":"PostToolUse","tool_name":"Bash","tool_input":{"command":"{{new string('x', i * 5)}}"},"tool_use_id":"toolu_{{i}}"}""");
            Assert.Equal(0, run.ExitCode);
        });
        await stop.CancelAsync();
        await reader;
        index.Refresh();
        Assert.Equal((Hooks, 0L), (index.Rows.Length, index.SkippedLines));
        Assert.Empty(folder.Errors);
    }
}
