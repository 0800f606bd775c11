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

    public string SessionId => Events.Select(line => (string?)line["session_id"]).OfType<string>().First();

    /// <param name="settings">Settings for this session only, as JSON.</param>
    public static async Task<Conversation> HoldAsync(
        ClaudeClient client, Script script, string prompt, string settings, CancellationToken cancellation)
    {
        await using var model = new ScriptedMessagesApi(script);
        string[] arguments =
        [
            "-p", prompt, "--dangerously-skip-permissions", "--settings", settings,
            "--output-format", "stream-json", "--verbose", "--include-hook-events",
        ];
        var run = await client.RunAsync(model.Address, arguments, cancellation);
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
