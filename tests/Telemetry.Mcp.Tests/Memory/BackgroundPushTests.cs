using System.Text.Json;
using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Support;
using Telemetry.Storage;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>The process that a server sends lessons in.</summary>
public sealed class BackgroundPushTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.ForCaller("BackgroundPushTests");
    private readonly MarkedProcesses _tree = new();

    private string Store => _folder.File("store.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ItSendsForTheSessionAndEnds()
    {
        MemoryServer server = MemoryPrograms.ServerMemory(_folder.File("memory.jsonl"));
        string program = ProgramOn(server);
        using CancellationTokenSource limited = TelemetryProgram.Limited();
        await BackgroundPush.RunAsync(program, "s7", limited.Token);

        OutboxEntry entry = Assert.Single(Outbox.Read(Store).Entries);
        Assert.Equal((OutboxState.Sent, "s7"), (entry.State, entry.SessionId));
        Assert.Contains(entry.Name, await File.ReadAllTextAsync(_folder.File("memory.jsonl"), limited.Token), StringComparison.Ordinal);
        await _tree.EndAsync();
    }

    [Fact]
    public async Task WhenTheServerEndsItEndsTooAndWhatItStartedWithIt()
    {
        string program = ProgramOn(MemoryPrograms.Shell("trap '' TERM HUP INT; sleep 300"));
        using var end = new CancellationTokenSource();
        using CancellationTokenSource limited = TelemetryProgram.Limited();
        Task run = BackgroundPush.RunAsync(program, "s7", end.Token);
        // This program, and behind the guard, which is given no mark, the shell and its child.
        if (OperatingSystem.IsLinux())
            await _tree.AtLeastAsync(3);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(limited.Token));
        await _tree.EndAsync();
        Assert.Equal(OutboxState.Pending, Assert.Single(Outbox.Read(Store).Entries).State);
    }

    [Fact]
    public async Task AProgramThatIsNotThereIsAnIoError() =>
        await Assert.ThrowsAsync<IOException>(() => BackgroundPush.RunAsync(_folder.File("none"), "s7", TestContext.Current.CancellationToken));

    // A script that sets what a client would have set.
    private string ProgramOn(MemoryServer server)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is a shell script.");
        File.WriteAllText(Store, string.Concat(SomeLessons.InOneSession(5, Some.Failure("Edit", 0, SomeLessons.OldString)).Select(call => call.ToLine())));
        string program = _folder.File("telemetry");
        var variables = new Dictionary<string, string>(server.Environment)
        {
            ["TELEMETRY_FILE"] = Store,
            // What marks the tree has to reach the memory server, which is given little: so the command sets it.
            ["TELEMETRY_MEMORY_COMMAND"] = JsonSerializer.Serialize<string[]>(["env", $"{_tree.Mark.Name}={_tree.Mark.Value}", server.Command, .. server.Arguments]),
            [_tree.Mark.Name] = _tree.Mark.Value,
        };
        File.WriteAllText(program, $"#!/bin/sh\n{string.Concat(variables.Select(variable => $"export {variable.Key}={Quoted(variable.Value)}\n"))}exec {Quoted(TelemetryProgram.Path)} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }

    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
