using System.Diagnostics;

namespace Telemetry.Hook.Tests.Support;

/// <summary>Runs the real hook: the program that the test build made, or the one that <c>TELEMETRY_HOOK_BINARY</c> names.</summary>
internal static class HookProcess
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    public static string Binary { get; } = Environment.GetEnvironmentVariable("TELEMETRY_HOOK_BINARY") is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "telemetry-hook.exe" : "telemetry-hook");

    /// <summary>Feeds the hook and waits for its end.</summary>
    /// <param name="store">Where it writes.</param>
    /// <param name="write">Writes the payload.</param>
    /// <param name="closesInput">False for a client that leaves the pipe open.</param>
    /// <param name="capture">The value of <c>TELEMETRY_CAPTURE</c>.</param>
    public static async Task<HookRun> RunAsync(string store, Func<Stream, Task> write, bool closesInput = true, string? capture = null)
    {
        var start = new ProcessStartInfo(Binary) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TELEMETRY_FILE"] = store;
        start.Environment["TELEMETRY_CAPTURE"] = capture;
        using Process process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_limit);
        var watch = Stopwatch.StartNew();
        try
        {
            await write(process.StandardInput.BaseStream);
            await process.StandardInput.BaseStream.FlushAsync(limit.Token);
            if (closesInput)
                process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token), errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new HookRun(process.ExitCode, await output + await errors, watch.Elapsed);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Feeds the hook a text.</summary>
    public static Task<HookRun> RunAsync(string store, string payload, string? capture = null) =>
        RunAsync(store, async stream => await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(payload), TestContext.Current.CancellationToken), capture: capture);
}

/// <summary>How a hook ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">All it printed, on both streams.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record HookRun(int ExitCode, string Output, TimeSpan Elapsed);
