using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Channels;

namespace Telemetry.Mcp.Memory;

/// <summary>Stands between this program and a memory server, and takes the server's whole tree with it when it ends.</summary>
/// <remarks>
/// A process that is killed cannot clean up, but its end closes its pipes: the guard lives on for as long as its input is open, and no longer. A server may
/// be a script around a package runner around a program, so ending the child alone would leave the others.
/// </remarks>
internal static class MemoryGuard
{
    /// <summary>The hidden verb.</summary>
    public const string Verb = "memory-guard";

    /// <summary>What a shell answers where there is no such program.</summary>
    public const int Missing = 127;

    /// <summary>How long a server may take to end by itself: one that is writing its file must not be cut off in the middle.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs a command until it ends, or until the input does.</summary>
    /// <returns>The command's exit code; where it had to be ended, that of a killed process.</returns>
    public static async Task<int> RunAsync(string[] command, TextWriter errors)
    {
        using var stop = new StopSignals();
        if (!OperatingSystem.IsWindows())
            NativeProcess.LeadOwnGroup();
        if (OperatingSystem.IsLinux())
            NativeProcess.AdoptOrphans();
        using Process? child = Start(command);
        if (child is null)
        {
            await errors.WriteLineAsync($"telemetry: there is no program {command[0]}").ConfigureAwait(false);
            return Missing;
        }

        Task ended = child.WaitForExitAsync();
        Task copied = CopyAsync(child.StandardInput.BaseStream, stop.Source.Token);
        bool endedFirst = await Task.WhenAny(ended, copied).ConfigureAwait(false) == ended;
        if (!endedFirst)
            await Task.WhenAny(ended, Task.Delay(Grace)).ConfigureAwait(false);
        endedFirst = ended.IsCompleted;
        int exitCode = endedFirst ? child.ExitCode : 128 + 9;
        KillRest(child, endedFirst);
        return exitCode;
    }

    private static Process? Start(string[] command)
    {
        if (ProgramFile.Find(command[0], Environment.GetEnvironmentVariable) is not string program)
            return null;
        try
        {
            return Process.Start(new ProcessStartInfo(program, command[1..]) { RedirectStandardInput = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    // Ends when the input does. What the child has not taken yet waits in memory: were it left in the pipe, its end would not be seen. It is one call at most.
    private static async Task CopyAsync(Stream child, CancellationToken stopped)
    {
        var waiting = Channel.CreateUnbounded<byte[]>();
        Task written = WriteAsync(waiting.Reader, child);
        await Task.WhenAny(ReadAsync(waiting.Writer), Task.Delay(Timeout.Infinite, stopped)).ConfigureAwait(false);
        waiting.Writer.TryComplete();
    }

    private static Task ReadAsync(ChannelWriter<byte[]> waiting) => Task.Factory.StartNew(
        () =>
        {
            using Stream input = Console.OpenStandardInput();
            byte[] buffer = new byte[64 * 1024];
            while (input.Read(buffer) is > 0 and int count && waiting.TryWrite(buffer[..count]))
            {
                // Until the end.
            }
        },
        TaskCreationOptions.LongRunning);

    private static async Task WriteAsync(ChannelReader<byte[]> waiting, Stream child)
    {
        try
        {
            await using (child.ConfigureAwait(false))
            {
                await foreach (byte[] bytes in waiting.ReadAllAsync().ConfigureAwait(false))
                {
                    await child.WriteAsync(bytes).ConfigureAwait(false);
                    await child.FlushAsync().ConfigureAwait(false);
                }
            }
        }
        catch (IOException)
        {
            // It closed its input, or has ended: the one is its own affair, the other is seen.
        }
    }

    private static void KillRest(Process child, bool hasEnded)
    {
        if (ProcessTree.IsKnown)
            ProcessTree.Kill();
        else if (OperatingSystem.IsWindows() && !hasEnded)
            child.Kill(entireProcessTree: true);
        else if (!OperatingSystem.IsWindows() && hasEnded)
            NativeProcess.TerminateOwnGroup(); // Killing would take the guard too, and with it the exit code that tells what was wrong.
        else if (!OperatingSystem.IsWindows())
            NativeProcess.KillOwnGroup();
    }
}
