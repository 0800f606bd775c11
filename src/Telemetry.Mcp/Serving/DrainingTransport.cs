using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Telemetry.Mcp.Serving;

/// <summary>Stdio that answers everything it was asked before its input closed, and then ends.</summary>
internal sealed class DrainingTransport : StreamServerTransport
{
    private readonly OpenRequests _open;

    private DrainingTransport(Stream input, Stream output, OpenRequests open)
        : base(input, output, "telemetry") => _open = open;

    /// <summary>A transport on two streams.</summary>
    /// <param name="input">Where requests come from.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="stop">Cancelled once everything is answered after the end of input: what still runs then is a subscription, or too slow.</param>
    public static DrainingTransport On(Stream input, Stream output, CancellationTokenSource stop)
    {
        var open = new OpenRequests();
        return new DrainingTransport(new DrainingInput(input, open, stop), new BufferedStream(output), open);
    }

    public override async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        await base.SendMessageAsync(message, cancellationToken).ConfigureAwait(false);
        if (message is JsonRpcResponse or JsonRpcError)
            _open.OnSent(((JsonRpcMessageWithId)message).Id);
    }
}
