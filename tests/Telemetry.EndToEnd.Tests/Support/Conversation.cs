using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>One headless session of the client, from its prompt to its end.</summary>
/// <param name="Run">How the client ended.</param>
/// <param name="Model">The model it talked to, with every request it received.</param>
/// <param name="Events">What the client reported on the way, a line each.</param>
internal sealed record Conversation(ProcessRun Run, ScriptedMessagesApi Model, IReadOnlyList<JsonObject> Events)
{
    /// <summary>How each hook ended, as the client saw it.</summary>
    public IReadOnlyList<HookResponse> HookResponses =>
        [.. Events.Where(line => (string?)line["subtype"] == "hook_response").Select(HookResponse.From)];

    public string SessionId => (string)Start["session_id"]!;

    /// <summary>What the client found when it started: its plugins, commands, tools and servers.</summary>
    public JsonObject Start => Events.First(line => (string?)line["subtype"] == "init");

    /// <param name="ending">Who breaks the session off; null where it comes to its end.</param>
    /// <exception cref="Xunit.Sdk.XunitException">The client did not end well.</exception>
    public static async Task<Conversation> HoldAsync(
        ClaudeClient client, Script script, string prompt, IEnumerable<string> options, CancellationToken cancellation, BreakOff? ending = null)
    {
        await using var model = new ScriptedMessagesApi(script);
        string[] reporting = ["--output-format", "stream-json", "--verbose", "--include-hook-events"];
        var run = await client.RunAsync(model.Address, ["-p", prompt, .. options, .. reporting], cancellation, ending);
        Assert.True(run.ExitCode == 0 || ending is { IsKill: true }, run.ToString());
        var events = run.Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith('{'))
            .Select(line => JsonNode.Parse(line)!.AsObject());
        return new Conversation(run, model, [.. events]);
    }
}

/// <summary>How one hook ended: the event it was called for, what it said, and its exit code.</summary>
internal sealed record HookResponse(string Event, string Stdout, string Stderr, int? ExitCode, string Outcome)
{
    public static HookResponse From(JsonObject line) => new(
        (string?)line["hook_event"] ?? "",
        (string?)line["stdout"] ?? "",
        (string?)line["stderr"] ?? "",
        (int?)line["exit_code"],
        (string?)line["outcome"] ?? "");
}
