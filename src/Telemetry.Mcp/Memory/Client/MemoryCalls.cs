using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Telemetry.Mcp.Memory;

/// <summary>The calls to one server: each with a deadline, and with a sentence where it fails.</summary>
/// <param name="client">The client.</param>
/// <param name="tools">The server's tools.</param>
/// <param name="server">What sentences call the server.</param>
/// <param name="process">The server's process; null where a test brings the transport.</param>
/// <param name="patience">How long it may take.</param>
internal sealed class MemoryCalls(McpClient client, MemoryTools tools, string server, GuardedProcess? process, MemoryPatience patience)
{
    // The end of the output is seen before the end of the process.
    private static readonly TimeSpan s_processsEnd = TimeSpan.FromSeconds(1);

    /// <summary>What sentences call the server.</summary>
    public string Server => server;

    /// <summary>Whether the server has a tool.</summary>
    public bool Has(string tool) => tools.Has(tool);

    /// <summary>Calls a tool.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="stored">How many entities it is to store.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<ServerAnswer> CallAsync(string tool, IDictionary<string, JsonElement> arguments, int stored, CancellationToken cancellation)
    {
        TimeSpan deadline = patience.For(stored);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(deadline);
        try
        {
            var call = new CallToolRequestParams { Name = tool, Arguments = arguments };
            return ServerAnswer.Of(await client.CallToolAsync(call, limited.Token).AsTask().WaitAsync(limited.Token).ConfigureAwait(false));
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            throw await ExplainAsync(e, server, process, $"in the middle of {tool}", tool, deadline).ConfigureAwait(false);
        }
    }

    /// <summary>Why something could not be done, in words.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="server">What the sentence calls the server.</param>
    /// <param name="process">Its process; null where a test brings the transport.</param>
    /// <param name="moment">When: "ended ... with exit code 1".</param>
    /// <param name="question">What was asked: "did not answer ...".</param>
    /// <param name="patience">How long was waited.</param>
    public static async Task<MemoryTrouble> ExplainAsync(Exception e, string server, GuardedProcess? process, string moment, string question, TimeSpan patience)
    {
        if (e is MemoryTrouble trouble)
            return trouble;
        bool isLate = e is TimeoutException or OperationCanceledException;
        int? exitCode = process is null ? null : await process.ExitCodeAsync(isLate ? TimeSpan.Zero : s_processsEnd).ConfigureAwait(false);
        if ((isLate || exitCode is not null || process?.Output.IsCutOff == true) && process?.Output.Rubbish is string line)
            return MemoryTroubles.Rubbish(server, line, e);
        if (exitCode is not null)
            return MemoryTroubles.Ended(server, moment, exitCode, process!.Errors.TellingLine, e);
        return isLate ? MemoryTroubles.Silent(server, question, patience, e)
            : e is McpException or JsonException ? MemoryTroubles.Objected(server, question, e)
            : MemoryTroubles.Ended(server, moment, null, process?.Errors.TellingLine, e);
    }
}
