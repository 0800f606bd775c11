using System.ComponentModel;
using System.Diagnostics;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Telemetry.Mcp.Memory;

/// <summary>A memory server under its guard.</summary>
/// <remarks>Started here and not by the SDK's own transport, which keeps neither what is no message on the server's output nor its exit code in every case.</remarks>
internal sealed class GuardedProcess : IAsyncDisposable
{
    // What is left to the guard: it waits itself, then kills, and none of that takes long.
    private static readonly TimeSpan s_guardsEnd = MemoryGuard.Grace + TimeSpan.FromSeconds(3);

    private readonly Process _process;
    private readonly Task _errorsRead;

    private GuardedProcess(Process process)
    {
        _process = process;
        Output = new ServerOutput(process.StandardOutput.BaseStream);
        _errorsRead = Errors.ReadAsync(process.StandardError);
        Transport = new StreamClientTransport(process.StandardInput.BaseStream, Output);
    }

    /// <summary>Its two ends.</summary>
    public IClientTransport Transport { get; }

    /// <summary>What it printed that is no message.</summary>
    public ServerOutput Output { get; }

    /// <summary>What it said of errors.</summary>
    public ErrorTail Errors { get; } = new();

    /// <summary>Starts a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="guard">The program that has the verb of the guard: this one, unless a test brings it.</param>
    public static GuardedProcess Start(MemoryServer server, string? guard)
    {
        // The guard would find it missing too; but here the sentence needs no process.
        if (ProgramFile.Find(server.Command, Environment.GetEnvironmentVariable) is null)
            throw MemoryTroubles.Missing(server);
        var start = new ProcessStartInfo(guard ?? Environment.ProcessPath ?? "telemetry", [MemoryGuard.Verb, "--", server.Command, .. server.Arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in MemoryEnvironment.Of(server, Environment.GetEnvironmentVariable))
            start.Environment[name] = value;
        try
        {
            return new GuardedProcess(Process.Start(start)!);
        }
        catch (Win32Exception e)
        {
            throw MemoryTroubles.NoGuard(server, start.FileName, e);
        }
    }

    /// <summary>Its exit code; null where it has not ended within the time.</summary>
    public async Task<int?> ExitCodeAsync(TimeSpan patience)
    {
        using var limited = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(limited.Token).ConfigureAwait(false);
            await _errorsRead.WaitAsync(limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Not yet.
        }

        return _process.HasExited ? _process.ExitCode : null;
    }

    /// <summary>Ends it in order, and whatever does not end so at once.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended.
        }

        if (await ExitCodeAsync(s_guardsEnd).ConfigureAwait(false) is null)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
