using System.ComponentModel;
using System.Diagnostics;

namespace Telemetry.Mcp.Memory;

/// <summary>Sends what is due in a process of its own: making lessons of a million calls takes seconds and memory, and an answer must feel neither.</summary>
internal static class BackgroundPush
{
    /// <summary>The hidden option of the verb <c>push</c> that such a process has: the session it sends for.</summary>
    public const string Option = "--background";

    /// <summary>Runs one to its end. It ends with this process too: its input is open for as long as this process lives.</summary>
    /// <param name="program">This program.</param>
    /// <param name="session">The session that lessons are counted for.</param>
    /// <param name="end">Ends it in order.</param>
    /// <exception cref="IOException">It could not be started.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static async Task RunAsync(string program, string session, CancellationToken end)
    {
        var start = new ProcessStartInfo(program, ["push", Option, session]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Start(start);
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None), errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended already, or runs like any other.
        }

        try
        {
            await process.WaitForExitAsync(end).ConfigureAwait(false);
            await Task.WhenAll(output, errors).ConfigureAwait(false);
        }
        finally
        {
            process.StandardInput.Close();
        }
    }

    /// <summary>Calls something off once the input has ended, which whoever started this process holds open.</summary>
    public static void EndWithInput(CancellationTokenSource stop) => Task.Factory.StartNew(
        () =>
        {
            using Stream input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
                // Nobody writes to it.
            }

            stop.Cancel();
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new IOException(e.Message, e);
        }
    }
}
