using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>A stand-in for the Messages API on loopback. The client that asks it executes the script with its real tools, hooks and servers.</summary>
internal sealed class ScriptedMessagesApi : IAsyncDisposable
{
    private readonly Script script;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentQueue<JsonObject> requests = [];
    private readonly Task accepting;

    public ScriptedMessagesApi(Script script)
    {
        this.script = script;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Every request for a turn so far, in the order of arrival.</summary>
    public IReadOnlyList<JsonObject> Requests => [.. requests];

    /// <summary>The tools the model was offered, by name, over all requests.</summary>
    public IReadOnlySet<string> OfferedTools =>
        Requests.SelectMany(request => request["tools"]?.AsArray() ?? []).Select(tool => (string?)tool?["name"] ?? "").ToHashSet();

    /// <summary>What the model reads as the result of a call, or null where no request brought it.</summary>
    public ToolResult? ResultOf(ToolUse call) =>
        Blocks
            .Where(block => (string?)block?["type"] == "tool_result" && (string?)block["tool_use_id"] == call.Id)
            .Select(block => ToolResult.From(block!.AsObject()))
            .FirstOrDefault();

    /// <summary>Whether a message of the client holds this text.</summary>
    public bool WasTold(string text) =>
        Blocks.Any(block => ((string?)block?["text"])?.Contains(text, StringComparison.Ordinal) ?? false);

    private IEnumerable<JsonNode?> Blocks =>
        Requests
            .SelectMany(request => request["messages"]?.AsArray() ?? [])
            .SelectMany(message => message?["content"] as JsonArray ?? []);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await accepting;
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var answering = new List<Task>();
        try
        {
            while (true)
                answering.Add(AnswerAsync(await listener.AcceptTcpClientAsync(closing.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(answering);
        }
    }

    private async Task AnswerAsync(TcpClient connection)
    {
        using var _ = connection;
        try
        {
            var stream = connection.GetStream();
            if (await LoopbackRequest.ReadAsync(stream, closing.Token) is not { } request)
                return;
            var (status, type, body) = Reply(request);
            var bytes = Encoding.UTF8.GetBytes(body);
            var head = $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), closing.Token);
            if (request.Method != "HEAD")
                await stream.WriteAsync(bytes, closing.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The client hangs up on what it no longer needs, and at its end on everything.
        }
    }

    private (string Status, string Type, string Body) Reply(LoopbackRequest http)
    {
        const string ok = "200 OK", json = "application/json";
        var path = http.Path.Split('?')[0];
        if (path.EndsWith("/count_tokens", StringComparison.Ordinal))
            return (ok, json, """{"input_tokens":10}""");
        if (http.Method != "POST" || path != "/v1/messages")
            return (ok, json, "{}");

        var request = JsonNode.Parse(http.Body)!.AsObject();
        requests.Enqueue(request);
        var turn = script.Answer(request);
        if (turn is [Refusal])
            return ("400 Bad Request", json, """{"type":"error","error":{"type":"invalid_request_error","message":"the script refuses"}}""");
        var model = (string?)request["model"] ?? "model";
        return (bool?)request["stream"] == true
            ? (ok, "text/event-stream", MessageReply.AsEvents(turn, model))
            : (ok, json, MessageReply.AsJson(turn, model));
    }
}
