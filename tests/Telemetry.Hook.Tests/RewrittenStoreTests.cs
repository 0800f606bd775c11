using System.Text;
using Telemetry.Hook.Tests.Support;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Hook.Tests;

/// <summary>Real hooks append while the store is rewritten again and again.</summary>
public sealed class RewrittenStoreTests
{
    private const int Hooks = 96, AtOnce = 8;

    [Fact]
    public async Task NoLineOfAHookIsLostDoubledOrTornWhileTheStoreIsRewritten()
    {
        using var folder = new StoreFolder();
        using var stop = new CancellationTokenSource();
        int rewrites = 0;
        Task rewriter = Task.Run(() =>
        {
            bool isLast;
            do
            {
                isLast = stop.IsCancellationRequested;
                if (!File.Exists(folder.Store))
                    continue;
                StoreRewrite.Run(folder.Store, new Note { TimestampMs = rewrites, Event = Note.Rewritten }, (line, _) => line.IndexOf("\"forget_"u8) >= 0 ? default : line, cancellation: TestContext.Current.CancellationToken);
                rewrites++;
            }
            while (!isLast);
        }, TestContext.Current.CancellationToken);
        await Parallel.ForEachAsync(Enumerable.Range(0, Hooks), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (i, _) =>
        {
            HookRun run = await HookProcess.RunAsync(folder.Store, $$"""{"session_id":"s{{i % 8}}","hook_event_name":"PostToolUse","tool_name":"Bash","tool_input":{"command":"{{new string('x', i * 5)}}"},"tool_use_id":"{{NameOf(i)}}"}""");
            Assert.Equal((0, ""), (run.ExitCode, run.Output));
        });
        await stop.CancelAsync();
        await rewriter;
        Assert.True(rewrites > 10, $"only {rewrites} rewrites took place");
        Assert.Empty(folder.Errors);
        Assert.Equal(
            Enumerable.Range(0, Hooks).Select(NameOf).Where(name => name.StartsWith("keep_", StringComparison.Ordinal)).Order(),
            File.ReadAllLines(folder.Store).Skip(1).Select(line => RecordLine.TryRead(Encoding.UTF8.GetBytes(line), out RecordLine record) ? record[Field.ToolUseId].Text : line).Order());
    }

    private static string NameOf(int hook) => hook % 3 == 0 ? $"forget_{hook}" : $"keep_{hook}";
}
