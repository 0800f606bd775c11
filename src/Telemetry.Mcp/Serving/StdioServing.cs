using ModelContextProtocol.Server;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Forgetting;
using Telemetry.Mcp.Importing;
using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Serving;

/// <summary>The server on standard input and output.</summary>
internal static class StdioServing
{
    /// <summary>Serves until input ends or a signal says to stop.</summary>
    /// <returns>The exit code: always 0, since both are orderly ends.</returns>
    public static async Task<int> RunAsync(string path)
    {
        using var stop = new StopSignals();
        var surroundings = Surroundings.OfThisProcess();
        var history = new History(path, surroundings, GuessSettlement.In(surroundings, path));
        // Where the client names no session, this process is one.
        string session = surroundings.SessionId ?? Guid.NewGuid().ToString();
        var pushing = Pushing.In(path, surroundings with { SessionId = session }, stop.Source.Token);
        await using DrainingTransport transport = DrainingTransport.On(Console.OpenStandardInput(), Console.OpenStandardOutput(), stop.Source);
        await using McpServer server = McpServer.Create(transport, TelemetryServer.OptionsOn(history, pushing));
        // Neither is waited for: the store and the outbox are whole whenever the process ends, and a memory server ends with it.
        _ = new Retention(path, surroundings.Retention, surroundings.Time).RunAsync(stop.Source.Token);
        _ = PushLoop.RunAsync(surroundings.Memory, end => BackgroundPush.RunAsync(Environment.ProcessPath ?? "telemetry", session, end), surroundings.Time, stop.Source.Token);
        try
        {
            await server.RunAsync(stop.Source.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }

        return 0;
    }
}
