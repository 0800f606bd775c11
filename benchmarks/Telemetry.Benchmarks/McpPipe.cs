using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Telemetry.Benchmarks;

/// <summary>An MCP server as a process, and a client that asks one question at a time over its pipes.</summary>
internal sealed class McpPipe : IDisposable
{
    // Both revisions a client may speak: the one with a handshake, and the one whose every request says who asks.
    private const string Initialize = """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"benchmark","version":"1"}}}""";
    private const string Initialized = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";
    private const string Listen = """{"jsonrpc":"2.0","id":"listen:0","method":"subscriptions/listen","params":{"notifications":{"toolsListChanged":true},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"benchmark","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}}}""";
    private static readonly byte[] s_getStats = Line("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_stats","arguments":{}}}""");
    private static readonly byte[] s_getFailures = Line("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_failures","arguments":{}}}""");

    private readonly Child _child;
    private readonly long _started;

    private McpPipe(Launch launch)
    {
        _started = Stopwatch.GetTimestamp();
        _child = Child.Start(launch, keepsOutput: true);
    }

    /// <summary>Starts a server and shakes hands.</summary>
    /// <param name="launch">The server.</param>
    /// <param name="startedInMs">From before the start to the answer of <c>initialize</c>.</param>
    public static McpPipe Open(Launch launch, out double startedInMs)
    {
        var pipe = new McpPipe(launch);
        pipe._child.Write(Line(Initialize));
        pipe.Expect("protocolVersion");
        startedInMs = Stopwatch.GetElapsedTime(pipe._started).TotalMilliseconds;
        pipe._child.Write(Line(Initialized));
        return pipe;
    }

    /// <summary>Starts a server as the newest client does, and leaves a subscription open.</summary>
    public static McpPipe OpenWithSubscription(Launch launch)
    {
        var pipe = new McpPipe(launch);
        pipe._child.Write(Line(Listen));
        pipe.Expect("notifications/subscriptions/acknowledged");
        return pipe;
    }

    /// <summary>Asks <c>get_stats</c>.</summary>
    /// <returns>From before the question to the whole answer, in milliseconds.</returns>
    public double GetStatsMs() => GetStatsMs(out _);

    /// <summary>Asks <c>get_failures</c>.</summary>
    public double GetFailuresMs()
    {
        long start = Stopwatch.GetTimestamp();
        _child.Write(s_getFailures);
        _child.ReadLine();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Asks <c>get_stats</c>.</summary>
    /// <param name="calls">How many calls the answer stands on.</param>
    public double GetStatsMs(out int calls)
    {
        long start = Stopwatch.GetTimestamp();
        _child.Write(s_getStats);
        ReadOnlySpan<byte> answer = _child.ReadLine();
        double elapsedMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        using var message = JsonDocument.Parse(answer.ToArray());
        calls = message.RootElement.GetProperty("result").GetProperty("structuredContent").GetProperty("calls").GetInt32();
        return elapsedMs;
    }

    /// <summary>Ends the server's input, or sends it a signal, and waits for its end.</summary>
    /// <returns>From before the one to the other, in milliseconds, and the wait status: 0 for exit code 0.</returns>
    public (double Ms, int Status) End(int? signal)
    {
        long start = Stopwatch.GetTimestamp();
        if (signal is int number)
            _child.Signal(number);
        else
            _child.CloseInput();
        int status = _child.Wait().Status;
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, status);
    }

    public void Dispose() => _child.Dispose();

    private void Expect(string word)
    {
        ReadOnlySpan<byte> answer = _child.ReadLine();
        if (answer.IndexOf(Encoding.UTF8.GetBytes(word)) < 0)
            throw new InvalidOperationException($"The server answered without {word}: {Encoding.UTF8.GetString(answer)}");
    }

    private static byte[] Line(string message) => Encoding.UTF8.GetBytes(message + "\n");
}
