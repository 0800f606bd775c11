using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Serving;

namespace Telemetry.Mcp.Memory;

/// <summary>A memory server that is running and takes lessons. One caller at a time; after a <see cref="MemoryTrouble"/> it is of no more use.</summary>
internal sealed class MemoryConnection : IAsyncDisposable
{
    private const int MaxName = 80;

    // What every server of today speaks. Asked for by name only where the server did not survive being asked what it speaks.
    private const string PinnedProtocol = "2025-11-25";

    private static readonly TimeSpan s_probe = TimeSpan.FromSeconds(1);

    private readonly McpClient _client;
    private readonly GuardedProcess? _process;
    private readonly MemoryCalls _calls;

    private MemoryConnection(McpClient client, GuardedProcess? process, MemoryCalls calls, MemoryDialect dialect, string serverName)
    {
        (_client, _process, _calls) = (client, process, calls);
        (Dialect, ServerName) = (dialect, serverName);
    }

    /// <summary>How it takes lessons.</summary>
    public MemoryDialect Dialect { get; }

    /// <summary>Its own name and version.</summary>
    public string ServerName { get; }

    /// <summary>Starts a server and finds out how it takes lessons.</summary>
    /// <param name="server">The server.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="guard">The program that stands between; this one unless it is given.</param>
    /// <exception cref="MemoryTrouble">It cannot be used; nothing of it runs any more.</exception>
    public static async Task<MemoryConnection> OpenAsync(MemoryServer server, MemoryPatience patience, CancellationToken cancellation, string? guard = null)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(patience.Connect);
        MemoryConnection? opened = await OpenAsync(server, patience, guard, protocol: null, isLast: false, limited, cancellation).ConfigureAwait(false);
        return opened ?? (await OpenAsync(server, patience, guard, PinnedProtocol, isLast: true, limited, cancellation).ConfigureAwait(false))!;
    }

    /// <summary>The same over a transport, for servers without a process.</summary>
    internal static async Task<MemoryConnection> OpenAsync(IClientTransport transport, string name, MemoryPatience patience, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(patience.Connect);
        try
        {
            return await OpenAsync(transport, process: null, name, patience, protocol: null, limited.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            throw await MemoryCalls.ExplainAsync(e, name, process: null, "at once", "the first questions", patience.Connect).ConfigureAwait(false);
        }
    }

    /// <summary>Sends lessons.</summary>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="MemoryTrouble">The server could not be used; any of them may have been stored.</exception>
    public Task<IReadOnlyList<Delivery>> SendAsync(IReadOnlyList<MemoryEntity> entities, CancellationToken cancellation) =>
        entities.Count == 0 ? Task.FromResult<IReadOnlyList<Delivery>>([])
        : Dialect == MemoryDialect.Enhanced ? EnhancedMemory.SendAsync(_calls, entities, cancellation)
        : KnowledgeGraph.SendAsync(_calls, entities, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync().ConfigureAwait(false);
        if (_process is not null)
            await _process.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<MemoryConnection?> OpenAsync(
        MemoryServer server, MemoryPatience patience, string? guard, string? protocol, bool isLast, CancellationTokenSource limited, CancellationToken cancellation)
    {
        GuardedProcess process = GuardedProcess.Start(server, guard);
        try
        {
            return await OpenAsync(process.Transport, process, server.Name, patience, protocol, limited.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            MemoryTrouble trouble = await MemoryCalls.ExplainAsync(e, server.Name, process, "at once", "the first questions", patience.Connect).ConfigureAwait(false);
            bool mayKnowOlder = !isLast && e is not MemoryTrouble && process.Output.Rubbish is null && await process.ExitCodeAsync(TimeSpan.Zero).ConfigureAwait(false) is not null;
            await process.DisposeAsync().ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            return mayKnowOlder ? null : throw trouble;
        }
    }

    private static async Task<MemoryConnection> OpenAsync(IClientTransport transport, GuardedProcess? process, string name, MemoryPatience patience, string? protocol, CancellationToken limited)
    {
        var options = new McpClientOptions
        {
            ClientInfo = new Implementation { Name = "execution-telemetry", Version = TelemetryServer.Version },
            InitializationTimeout = patience.Connect,
            DiscoverProbeTimeout = s_probe,
            ProtocolVersion = protocol,
        };
        McpClient client = await McpClient.CreateAsync(transport, options, cancellationToken: limited).WaitAsync(limited).ConfigureAwait(false);
        try
        {
            MemoryTools tools = await MemoryTools.ReadAsync(client, limited).WaitAsync(limited).ConfigureAwait(false);
            string itself = client.ServerInfo is { } info ? Quoted.Text($"{info.Name} {info.Version}", MaxName) : "a server without a name";
            MemoryDialect dialect = tools.Dialect ?? throw MemoryTroubles.Unsupported(name, itself, [.. tools.Names]);
            return new MemoryConnection(client, process, new MemoryCalls(client, tools, name, process, patience), dialect, itself);
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
