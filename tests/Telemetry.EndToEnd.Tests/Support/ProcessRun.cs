using System.ComponentModel;
using System.Diagnostics;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>One program, run to its end: what it said and how it ended.</summary>
public sealed record ProcessRun(int ExitCode, string Output, string Error)
{
    /// <summary>Everything it said, for the message of a failed assertion.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";

    /// <summary>Runs a program with exactly this environment and an empty standard input.</summary>
    /// <param name="meanwhile">What else happens while it runs.</param>
    /// <exception cref="TimeoutException">It did not end within <paramref name="limit"/> and was ended, with what it had started.</exception>
    internal static async Task<ProcessRun> ToEndAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        TimeSpan limit,
        CancellationToken cancellation,
        Func<Process, CancellationToken, Task>? meanwhile = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new Win32Exception($"{program} did not start.");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limit);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            if (meanwhile is not null)
                await meanwhile(process, deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new ProcessRun(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} did not end within {limit.TotalSeconds} s.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
