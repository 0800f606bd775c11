using System.Text;
using Telemetry.Hook.Tests.Support;

namespace Telemetry.Hook.Tests;

public sealed class HookProcessTests
{
    private const string Event = """{"session_id":"s","cwd":"/p","hook_event_name":"PostToolUse","tool_name":"Bash","tool_input":{"command":"x"},"tool_response":{},"tool_use_id":"toolu_1","duration_ms":5}""";

    public static TheoryData<string, string> Garbage => new()
    {
        { "", "no payload on standard input within 2000 ms" },
        { "hello", "the payload is not the JSON object that a hook event is" },
        { "[1,2,3]", "the payload is not the JSON object that a hook event is" },
        { "{\"hook_event_name\":\"PostToolUse\",\"tool_na", "the payload is not the JSON object that a hook event is" },
        { "\0\u0001\u0002", "the payload is not the JSON object that a hook event is" },
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task GarbageExitsZeroInSilenceWithOneLineInTheLog(string payload, string message)
    {
        using var folder = new StoreFolder();
        HookRun run = await HookProcess.RunAsync(folder.Store, payload);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.EndsWith(" " + message, Assert.Single(folder.Errors), StringComparison.Ordinal);
        Assert.Empty(folder.Lines);
    }

    [Theory]
    [InlineData("PreToolUse")]
    [InlineData("Stop")]
    [InlineData("AnEventOfTheFuture")]
    public async Task AnUnknownEventIsIgnored(string name)
    {
        using var folder = new StoreFolder();
        HookRun run = await HookProcess.RunAsync(folder.Store, Event.Replace("PostToolUse", name, StringComparison.Ordinal));
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Empty(Directory.GetFiles(folder.Folder));
    }

    [Fact]
    public async Task AFiftyMegabytePayloadIsReadToItsEndAndNotRecorded()
    {
        using var folder = new StoreFolder();
        HookRun run = await HookProcess.RunAsync(folder.Store, async stream =>
        {
            byte[] chunk = Encoding.ASCII.GetBytes(new string('x', 1024 * 1024));
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Event[..^1] + ",\"x\":\""), TestContext.Current.CancellationToken);
            for (int i = 0; i < 50; i++)
                await stream.WriteAsync(chunk, TestContext.Current.CancellationToken);
            await stream.WriteAsync("\"}"u8.ToArray(), TestContext.Current.CancellationToken);
        });
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains("is larger than the 33554432 that are read", Assert.Single(folder.Errors), StringComparison.Ordinal);
        Assert.Empty(folder.Lines);
    }

    [Fact]
    public async Task APayloadOfTwentyMegabytesIsRecorded()
    {
        using var folder = new StoreFolder();
        HookRun run = await HookProcess.RunAsync(folder.Store, Event.Replace("\"x\"", $"\"{new string('y', 20_000_000)}\"", StringComparison.Ordinal));
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains(new string('y', 500) + "\"", Assert.Single(folder.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AClientThatLeavesThePipeOpenIsServedAtOnce()
    {
        using var folder = new StoreFolder();
        HookRun run = await HookProcess.RunAsync(folder.Store, async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(Event), TestContext.Current.CancellationToken), closesInput: false);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Single(folder.Lines);
        Assert.True(run.Elapsed < TimeSpan.FromMilliseconds(1900), $"waited {run.Elapsed}");
    }

    [Fact]
    public async Task AClientThatSendsNothingIsGivenUpAfterTwoSeconds()
    {
        using var folder = new StoreFolder();
        HookRun run = await HookProcess.RunAsync(folder.Store, _ => Task.CompletedTask, closesInput: false);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.InRange(run.Elapsed.TotalSeconds, 1.9, 20);
        Assert.Single(folder.Errors);
    }

    [Fact]
    public async Task AFullDiskExitsZeroInSilenceWithOneLineInTheLog()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        using var folder = new StoreFolder();
        File.CreateSymbolicLink(folder.Store, "/dev/full");
        HookRun run = await HookProcess.RunAsync(folder.Store, Event);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains("PostToolUse: could not write it: ", Assert.Single(folder.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderInTheStoresPlaceExitsZeroInSilenceWithOneLineInTheLog()
    {
        using var folder = new StoreFolder();
        Directory.CreateDirectory(folder.Store);
        HookRun run = await HookProcess.RunAsync(folder.Store, Event);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains("PostToolUse: could not open it: ", Assert.Single(folder.Errors), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Store));
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenExitsZeroInSilence()
    {
        // Not even the superuser can write there, so the test means the same for every user.
        HookRun run = await HookProcess.RunAsync("/proc/nowhere/store.jsonl", Event);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task TheFirstCallMakesTheFolderAndTheStoreForTheirOwnerAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var folder = new StoreFolder();
        string store = Path.Combine(folder.Folder, "new", "store.jsonl");
        await HookProcess.RunAsync(store, Event);
        if (!OperatingSystem.IsWindows())
            Assert.Equal((UnixFileMode)0x180, File.GetUnixFileMode(store));
    }

    [Fact]
    public async Task ABatchWritesOnlyTheCallsThatNoOtherEventReported()
    {
        using var folder = new StoreFolder();
        await HookProcess.RunAsync(folder.Store, Event);
        const string batch = """{"session_id":"s","cwd":"/p","hook_event_name":"PostToolBatch","tool_calls":[{"tool_name":"Bash","tool_input":{"command":"x"},"tool_use_id":"toolu_1","tool_response":"ok"},{"tool_name":"Edit","tool_input":{},"tool_use_id":"toolu_2","tool_response":"<tool_use_error>nope</tool_use_error>"}]}""";
        await HookProcess.RunAsync(folder.Store, batch);
        Assert.Equal(3, folder.Lines.Length);
        Assert.Contains("\"tool_use_id\":\"toolu_2\",\"stage\":\"validation\",\"project\":\"/p\",\"batch_id\":\"toolu_1\",\"batch_size\":2", folder.Lines[1], StringComparison.Ordinal);
        Assert.Contains("\"event\":\"batch\"", folder.Lines[2], StringComparison.Ordinal);
    }
}
