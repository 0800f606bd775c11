using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>What a session may do, which servers it has, and who listens to it beside the product.</summary>
internal sealed record SessionOptions
{
    /// <summary>True where only what needs no permission is allowed, for nobody is there to be asked; else everything but <c>shred</c> is.</summary>
    public bool AsksFirst { get; init; }

    /// <summary>True where a hook of the user's has its say before each call.</summary>
    public bool HasPolicy { get; init; }

    /// <summary>A memory server that the session has too; null for none.</summary>
    public NotesServer? Notes { get; init; }

    public IEnumerable<string> For(ClaudeClient client)
    {
        var hooks = new JsonObject { ["PostToolUse"] = Registered(client.Witness.Hook), ["PostToolUseFailure"] = Registered(client.Witness.Hook) };
        if (HasPolicy)
            hooks["PreToolUse"] = Registered(new JsonObject { ["type"] = "command", ["command"] = "sh", ["args"] = new JsonArray(Checkout.Fixture("policy.sh")) });
        var settings = new JsonObject
        {
            ["permissions"] = new JsonObject { ["deny"] = new JsonArray("Bash(shred *)") },
            ["hooks"] = hooks,
        };
        var servers = new JsonObject
        {
            ["mcpServers"] = new JsonObject
            {
                ["errands"] = new JsonObject { ["command"] = "sh", ["args"] = new JsonArray(Checkout.Fixture("mcp-server.sh")) },
            },
        };
        if (Notes is not null)
            servers["mcpServers"]![NotesServer.Name] = Notes.Configuration;
        string[] permissions = AsksFirst ? [] : ["--dangerously-skip-permissions"];
        return [.. permissions, "--settings", settings.ToJsonString(), "--mcp-config", servers.ToJsonString()];
    }

    private static JsonArray Registered(JsonObject hook) => [new JsonObject { ["hooks"] = new JsonArray(hook) }];
}
