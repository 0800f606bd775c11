using System.IO.Pipelines;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Serving;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>The server and a client of the SDK, joined by two pipes in one process.</summary>
internal sealed class InMemoryServer : IAsyncDisposable
{
    // The probe is patient, because a busy machine must not make the client fall back to an older protocol.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Pipe _toServer = new(), _toClient = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly McpServer _server;
    private readonly Task _run;

    private InMemoryServer(History history, Pushing pushing)
    {
        _server = McpServer.Create(new StreamServerTransport(_toServer.Reader.AsStream(), _toClient.Writer.AsStream()), TelemetryServer.OptionsOn(history, pushing));
        _run = _server.RunAsync(_stop.Token);
    }

    public McpClient Client { get; private set; } = null!;

    /// <summary>Starts a server, and a client that speaks one version of the protocol; with null it takes the newest that both know.</summary>
    public static async Task<InMemoryServer> StartAsync(History history, string? protocol = null, Pushing? pushing = null)
    {
        var server = new InMemoryServer(history, pushing ?? SomePushing.OfNothing);
        server.Client = await McpClient.CreateAsync(
            new StreamClientTransport(server._toServer.Writer.AsStream(), server._toClient.Reader.AsStream()),
            new McpClientOptions { ProtocolVersion = protocol, DiscoverProbeTimeout = s_patience },
            cancellationToken: TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Calls a tool.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="arguments">Its arguments, as a JSON object.</param>
    public async Task<CallToolResult> CallAsync(string tool, string arguments = "{}") => await Client.CallToolAsync(
        new CallToolRequestParams { Name = tool, Arguments = SomeStore.ArgumentsOf(arguments) }, TestContext.Current.CancellationToken);

    /// <summary>The structured object of a call that is answered.</summary>
    public async Task<JsonElement> AnswerAsync(string tool, string arguments = "{}")
    {
        CallToolResult result = await CallAsync(tool, arguments);
        Assert.False(result.IsError ?? false, TextOf(result));
        return result.StructuredContent!.Value;
    }

    /// <summary>A result's only text.</summary>
    public static string TextOf(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _stop.CancelAsync();
        await _toServer.Writer.CompleteAsync();
        await _toClient.Writer.CompleteAsync();
        try
        {
            await _run;
        }
        catch (OperationCanceledException)
        {
        }

        await _server.DisposeAsync();
        _stop.Dispose();
    }
}
