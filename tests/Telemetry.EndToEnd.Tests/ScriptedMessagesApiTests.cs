using System.Text.Json.Nodes;
using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary>The stand-in for the model, without the client: these run everywhere.</summary>
public sealed class ScriptedMessagesApiTests
{
    private const int Limit = 30_000;

    private static readonly ToolUse First = ToolUse.Bash("echo first");
    private static readonly ToolUse Errand = ToolUse.Bash("echo errand");
    private static readonly Script Script = new(
        [[First]],
        new Dictionary<string, IReadOnlyList<IReadOnlyList<Block>>> { ["ERRAND"] = [[Errand]] });

    [Fact(Timeout = Limit)]
    public async Task ARepeatedRequestGetsTheSameAnswer()
    {
        await using var api = new ScriptedMessagesApi(Script);

        Assert.Contains(First.Id, await AskAsync(api, Request("go")), StringComparison.Ordinal);
        Assert.Contains(First.Id, await AskAsync(api, Request("go")), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task ASubagentFollowsItsOwnTurns()
    {
        await using var api = new ScriptedMessagesApi(Script);

        Assert.Contains(Errand.Id, await AskAsync(api, Request("ERRAND: look around")), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task ARequestWithoutToolsIsNoTurnOfTheScript()
    {
        await using var api = new ScriptedMessagesApi(Script);
        var request = Request("a title, please");
        request.Remove("tools");

        Assert.DoesNotContain("tool_use", await AskAsync(api, request), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task AResultIsWhatTheNextRequestBrings()
    {
        await using var api = new ScriptedMessagesApi(Script);
        Assert.Null(api.ResultOf(First));

        var request = Request("go");
        request["messages"]!.AsArray().Add(JsonNode.Parse(
            $$"""{"role":"user","content":[{"type":"tool_result","tool_use_id":"{{First.Id}}","content":[{"type":"text","text":"first"}]}]}"""));
        await AskAsync(api, request);

        Assert.Equal(new ToolResult("first", IsError: false), api.ResultOf(First));
    }

    private static JsonObject Request(string prompt) => new()
    {
        ["model"] = "any",
        ["stream"] = true,
        ["tools"] = new JsonArray(new JsonObject { ["name"] = "Bash" }),
        ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = prompt }),
    };

    private static async Task<string> AskAsync(ScriptedMessagesApi api, JsonObject request)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var http = new HttpClient();
        using var body = new StringContent(request.ToJsonString());
        using var response = await http.PostAsync(new Uri(api.Address, "/v1/messages?beta=true"), body, cancellation);
        return await response.Content.ReadAsStringAsync(cancellation);
    }
}
