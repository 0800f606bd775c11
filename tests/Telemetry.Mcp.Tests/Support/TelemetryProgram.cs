using System.Diagnostics;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>The real program: the one that the test build made, or the one that <c>TELEMETRY_BINARY</c> names.</summary>
internal static class TelemetryProgram
{
    /// <summary>How long any one step with a process may take on a busy machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static string Path { get; } = Environment.GetEnvironmentVariable("TELEMETRY_BINARY") is { Length: > 0 } named
        ? System.IO.Path.GetFullPath(named)
        : System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "telemetry.exe" : "telemetry");

    /// <summary>How the program is started on a store, with all three streams redirected and no variable of the caller's client.</summary>
    public static ProcessStartInfo On(string store, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TELEMETRY_FILE"] = store;
        start.Environment["CLAUDE_PROJECT_DIR"] = Some.Project;
        start.Environment.Remove("CLAUDE_CODE_SESSION_ID");
        start.Environment.Remove("TELEMETRY_CAPTURE");
        return start;
    }

    /// <summary>A token that runs out after <see cref="Limit"/> or with the test.</summary>
    public static CancellationTokenSource Limited()
    {
        var limited = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limited.CancelAfter(Limit);
        return limited;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static Task<TerminalRun> RunAsync(string store, params IEnumerable<string> arguments) => RunAsync(On(store, arguments));

    /// <summary>The same, with a configuration folder of its own for the client, in which it also runs.</summary>
    public static Task<TerminalRun> RunInHomeAsync(string store, string configFolder, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = On(store, arguments);
        start.Environment["CLAUDE_CONFIG_DIR"] = start.WorkingDirectory = configFolder;
        return RunAsync(start);
    }

    /// <summary>Runs what was made ready with <see cref="On"/> to its end.</summary>
    public static async Task<TerminalRun> RunAsync(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limited = Limited();
        process.StandardInput.Close();
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limited.Token), errors = process.StandardError.ReadToEndAsync(limited.Token);
            await process.WaitForExitAsync(limited.Token);
            return new TerminalRun(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}

/// <summary>How a verb ended.</summary>
internal sealed record TerminalRun(int ExitCode, string Output, string Errors);
