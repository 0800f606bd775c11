using System.Diagnostics;
using System.Text.Json;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>The real server, spoken to line by line.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly CancellationTokenSource _limited = TelemetryProgram.Limited();
    private readonly Task<string> _errors;

    private ServerProcess(ProcessStartInfo start)
    {
        Process = Process.Start(start)!;
        _errors = Process.StandardError.ReadToEndAsync(_limited.Token);
    }

    public Process Process { get; }

    /// <summary>Starts <c>telemetry serve</c>.</summary>
    public static ServerProcess Start(string store, string? workingDirectory = null)
    {
        ProcessStartInfo start = TelemetryProgram.On(store, "serve");
        start.WorkingDirectory = workingDirectory ?? "";
        return new ServerProcess(start);
    }

    /// <summary>Starts it as the child of a shell, as some clients and users do.</summary>
    public static ServerProcess StartUnderShell(string store)
    {
        ProcessStartInfo start = TelemetryProgram.On(store);
        start.FileName = "sh";
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("\"$0\" serve; true");
        start.ArgumentList.Add(TelemetryProgram.Path);
        return new ServerProcess(start);
    }

    /// <summary>Writes as it stands: the caller sees to the newline.</summary>
    public async Task WriteAsync(string text)
    {
        await Process.StandardInput.WriteAsync(text.AsMemory(), _limited.Token);
        await Process.StandardInput.FlushAsync(_limited.Token);
    }

    /// <summary>Reads one message; null at the end.</summary>
    public async Task<JsonElement?> ReadAsync() => await Process.StandardOutput.ReadLineAsync(_limited.Token) is string line ? JsonElement.Parse(line) : null;

    /// <summary>Closes the server's input and waits for its end.</summary>
    public async Task<ServerEnd> CloseInputAsync()
    {
        var watch = Stopwatch.StartNew();
        Process.StandardInput.Close();
        return await EndAsync(watch);
    }

    /// <summary>Asks the server to end, as the system does.</summary>
    public async Task<ServerEnd> TerminateAsync()
    {
        var watch = Stopwatch.StartNew();
        using Process kill = Process.Start("kill", ["-TERM", Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(_limited.Token);
        return await EndAsync(watch);
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        Process.Dispose();
        _limited.Dispose();
    }

    private async Task<ServerEnd> EndAsync(Stopwatch watch)
    {
        var messages = new List<JsonElement>();
        while (await ReadAsync() is JsonElement message)
            messages.Add(message);
        await Process.WaitForExitAsync(_limited.Token);
        return new ServerEnd(Process.ExitCode, messages, await _errors, watch.Elapsed);
    }
}

/// <summary>How a server ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Messages">What it still said.</param>
/// <param name="Errors">All of standard error.</param>
/// <param name="Elapsed">How long it took from being told to.</param>
internal sealed record ServerEnd(int ExitCode, IReadOnlyList<JsonElement> Messages, string Errors, TimeSpan Elapsed);
