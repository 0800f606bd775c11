using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>The guard with real processes: whatever ends it, nothing of what it started goes on.</summary>
public sealed class MemoryGuardTests : IDisposable
{
    // A server that does not listen to its input, with children that ignore what asks them to end: one of its own, one whose parent is gone, one in a session of its own.
    private const string Stubborn = """
        trap '' TERM HUP INT
        sleep 300 &
        (sleep 301 &)
        (setsid sleep 302 &)
        echo ready
        exec sleep 303
        """;

    private const int Killed = 137, Grown = 5;

    private readonly TempFolder _folder = TempFolder.ForCaller("MemoryGuardTests");
    private readonly MarkedProcesses _tree = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhenItsInputEndsTheWholeTreeEnds()
    {
        using Process guard = await StartStubbornAsync();
        guard.StandardInput.Close();
        Assert.Equal(Killed, await EndAsync(guard));
        await _tree.EndAsync();
    }

    [Fact]
    public async Task WhenItsStarterIsKilledTheWholeTreeEnds()
    {
        MemoryServer starter = MemoryPrograms.Double("starter.mjs");
        using Process killed = await StartStubbornAsync(start =>
        {
            (string guard, string[] words) = (start.FileName, [.. start.ArgumentList]);
            start.FileName = starter.Command;
            start.ArgumentList.Clear();
            foreach (string word in (string[])[starter.Arguments[0], guard, .. words])
                start.ArgumentList.Add(word);
        });
        killed.Kill();
        await EndAsync(killed);
        await _tree.EndAsync();
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task WhenItIsAskedToEndTheWholeTreeEnds(string signal)
    {
        using Process guard = await StartStubbornAsync();
        using Process kill = Process.Start("kill", ["-" + signal, guard.Id.ToString(CultureInfo.InvariantCulture)]);
        Assert.Equal(Killed, await EndAsync(guard));
        await _tree.EndAsync();
    }

    [Fact]
    public async Task WhenTheServerEndsFirstItsExitCodeIsKeptAndWhatItLeftEnds()
    {
        using Process guard = Start("(sleep 301 &); (setsid sleep 302 &); exit 7");
        Assert.Equal(7, await EndAsync(guard));
        await _tree.EndAsync();
    }

    [Fact]
    public async Task AServerThatIsStillWritingIsNotCutOff()
    {
        using Process guard = Start($"cat > /dev/null; sleep 0.3; echo whole > '{_folder.File("memory")}'; exit 3");
        guard.StandardInput.Close();
        Assert.Equal(3, await EndAsync(guard));
        Assert.Equal("whole\n", await File.ReadAllTextAsync(_folder.File("memory"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AServerThatTakesNothingHoldsNothingUp()
    {
        using Process guard = await StartStubbornAsync();
        await guard.StandardInput.WriteAsync(new string('x', 1 << 20).AsMemory(), TestContext.Current.CancellationToken);
        guard.StandardInput.Close();
        Assert.Equal(Killed, await EndAsync(guard));
        await _tree.EndAsync();
    }

    [Fact]
    public async Task BytesPassAsTheyAreAndAsTheyCome()
    {
        byte[] sent = RandomNumberGenerator.GetBytes(300_000), got = new byte[300_000];
        using Process guard = Start("cat");
        using CancellationTokenSource limited = TelemetryProgram.Limited();
        Task write = guard.StandardInput.BaseStream.WriteAsync(sent, limited.Token).AsTask();
        await guard.StandardInput.BaseStream.FlushAsync(limited.Token);
        // All is here before the input ends.
        await guard.StandardOutput.BaseStream.ReadExactlyAsync(got, limited.Token);
        await write;
        Assert.Equal(sent, got);
        guard.StandardInput.Close();
        Assert.Equal(0, await EndAsync(guard));
    }

    [Fact]
    public async Task WordsOfTheCommandAreNotReadAsOurs()
    {
        string[] words = ["-y", "@modelcontextprotocol/server-memory", "--help", "--", "a b", ""];
        TerminalRun run = await TelemetryProgram.RunAsync(_folder.File("store"), [MemoryGuard.Verb, "--", "sh", "-c", "printf '[%s]' \"$@\"", "sh", .. words]);
        Assert.Equal((0, "[-y][@modelcontextprotocol/server-memory][--help][--][a b][]", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task AMissingProgramIsSaidAsAShellSaysIt()
    {
        TerminalRun run = await TelemetryProgram.RunAsync(_folder.File("store"), MemoryGuard.Verb, "--", "no-such-program");
        Assert.Equal((127, "", "telemetry: there is no program no-such-program"), (run.ExitCode, run.Output, run.Errors.TrimEnd()));
    }

    [Theory]
    [InlineData("only-here", 127)]
    [InlineData("./only-here", Grown)]
    public async Task AProgramOfTheCurrentFolderIsStartedOnlyByItsPath(string command, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is a shell script.");
        await File.WriteAllTextAsync(_folder.File("only-here"), $"#!/bin/sh\nexit {Grown}\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder.File("only-here"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        ProcessStartInfo start = TelemetryProgram.On(_folder.File("store"), MemoryGuard.Verb, "--", command);
        start.WorkingDirectory = _folder.Path;
        Assert.Equal(exitCode, (await TelemetryProgram.RunAsync(start)).ExitCode);
    }

    [Fact]
    public async Task NobodyIsOfferedTheVerb() =>
        Assert.DoesNotContain(MemoryGuard.Verb, (await TelemetryProgram.RunAsync(_folder.File("store"), "--help")).Output, StringComparison.Ordinal);

    private async Task<Process> StartStubbornAsync(Action<ProcessStartInfo>? change = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are found as Linux lists them.");
        Process guard = Start(Stubborn, change);
        using CancellationTokenSource limited = TelemetryProgram.Limited();
        Assert.Equal("ready", await guard.StandardOutput.ReadLineAsync(limited.Token));
        // The guard and four more at least: so that finding none afterwards says something.
        Assert.InRange((await _tree.AtLeastAsync(Grown)).Count, Grown, 2 * Grown);
        return guard;
    }

    private Process Start(string script, Action<ProcessStartInfo>? change = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The server is a shell script.");
        ProcessStartInfo start = TelemetryProgram.On(_folder.File("store"), MemoryGuard.Verb, "--", "sh", "-c", script);
        start.Environment[_tree.Mark.Name] = _tree.Mark.Value;
        start.RedirectStandardError = false;
        change?.Invoke(start);
        return Process.Start(start)!;
    }

    private static async Task<int> EndAsync(Process process)
    {
        using CancellationTokenSource limited = TelemetryProgram.Limited();
        await process.WaitForExitAsync(limited.Token);
        return process.ExitCode;
    }
}
