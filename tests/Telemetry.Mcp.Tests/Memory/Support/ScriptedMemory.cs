using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>A memory server in this process that answers exactly what a test says, and keeps what it was asked.</summary>
internal sealed class ScriptedMemory : IAsyncDisposable
{
    private readonly Pipe _toServer = new(), _toClient = new();
    private readonly List<(string Tool, JsonNode Arguments)> _calls = [];
    private readonly Task _run;

    public ScriptedMemory() => _run = Task.Run(RunAsync);

    /// <summary>What it lists, a page each.</summary>
    public string[][] Pages { get; init; } = [["create_entities", "search_nodes", "get_memory_status"]];

    /// <summary>What <c>create_entities</c> takes.</summary>
    public string CreateSchema { get; init; } = """{"type":"object","properties":{"entities":{"type":"array","items":{"type":"object"}}},"required":["entities"]}""";

    /// <summary>What it answers to a call: a result of the protocol. Null: nothing, ever.</summary>
    public Func<string, JsonNode, string?> Answer { get; set; } = (_, _) => null;

    /// <summary>What it says to <c>tools/list</c> instead of a list.</summary>
    public string? ListError { get; init; }

    /// <summary>What it was asked.</summary>
    public IReadOnlyList<(string Tool, JsonNode Arguments)> Calls => _calls;

    /// <summary>A result as FastMCP and the official server send it: the object, and the same as text.</summary>
    public static string Structured(string json) => new JsonObject { ["content"] = Text(json), ["structuredContent"] = JsonNode.Parse(json) }.ToJsonString();

    /// <summary>A result of an older server: text alone.</summary>
    public static string TextOnly(string text, bool isError = false) => new JsonObject { ["content"] = Text(text), ["isError"] = isError }.ToJsonString();

    /// <summary>A result of a Python tool that is declared to return text.</summary>
    public static string Wrapped(string json) => new JsonObject { ["content"] = Text(json), ["structuredContent"] = new JsonObject { ["result"] = json } }.ToJsonString();

    /// <summary>Connects to it.</summary>
    public Task<MemoryConnection> OpenAsync(MemoryPatience? patience = null) => MemoryConnection.OpenAsync(
        new StreamClientTransport(_toServer.Writer.AsStream(), _toClient.Reader.AsStream()), "enhanced-memory", patience ?? MemoryPrograms.Patient, TestContext.Current.CancellationToken);

    /// <summary>Connects, sends and ends.</summary>
    public async Task<IReadOnlyList<Delivery>> SendAsync(params MemoryEntity[] entities)
    {
        await using MemoryConnection connection = await OpenAsync();
        return await connection.SendAsync(entities, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _toServer.Writer.CompleteAsync();
        await _run.WaitAsync(Telemetry.Mcp.Tests.Support.TelemetryProgram.Limit);
    }

    private static JsonArray Text(string text) => [new JsonObject { ["type"] = "text", ["text"] = text }];

    private async Task RunAsync()
    {
        using var input = new StreamReader(_toServer.Reader.AsStream());
        await using Stream output = _toClient.Writer.AsStream();
        while (await input.ReadLineAsync() is string line)
        {
            JsonNode message = JsonNode.Parse(line)!;
            if (message["id"] is null || Reply((string)message["method"]!, message["params"]) is not (string kind, string reply))
                continue;
            await output.WriteAsync(Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":{{message["id"]!.ToJsonString()}},"{{kind}}":{{reply.ReplaceLineEndings(" ")}}}""" + "\n"));
            await output.FlushAsync();
        }
    }

    private (string Kind, string Reply)? Reply(string method, JsonNode? parameters)
    {
        if (method == "initialize")
            return ("result", $$$"""{"protocolVersion":"{{{(string)parameters!["protocolVersion"]!}}}","capabilities":{"tools":{}},"serverInfo":{"name":"enhanced-memory","version":"2.14.1"}}""");
        if (method == "tools/list")
            return ListError is null ? ("result", List((string?)parameters?["cursor"])) : ("error", ListError);
        if (method != "tools/call")
            return ("error", """{"code":-32601,"message":"Method not found"}""");
        string tool = (string)parameters!["name"]!;
        _calls.Add((tool, parameters["arguments"]!));
        return Answer(tool, parameters["arguments"]!) is string answer ? ("result", answer) : null;
    }

    private string List(string? cursor)
    {
        int page = cursor is null ? 0 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
        IEnumerable<string> tools = Pages[page].Select(name => $$"""{"name":"{{name}}","inputSchema":{{(name == "create_entities" ? CreateSchema : """{"type":"object"}""")}}}""");
        string next = page + 1 < Pages.Length ? $",\"nextCursor\":\"{page + 1}\"" : "";
        return $$"""{"tools":[{{string.Join(",", tools)}}]{{next}}}""";
    }
}
