using System.Text;
using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>A turn in the two shapes of the Messages API: one JSON message, or the same as server-sent events.</summary>
internal static class MessageReply
{
    public static string AsJson(IReadOnlyList<Block> turn, string model)
    {
        var message = Message(model, [.. turn.Select(block => (JsonNode)Content(block, block is ToolUse use ? use.Input : null))]);
        message["stop_reason"] = StopReason(turn);
        return message.ToJsonString();
    }

    public static string AsEvents(IReadOnlyList<Block> turn, string model)
    {
        var events = new StringBuilder();
        Write("message_start", new JsonObject { ["message"] = Message(model, []) });
        for (var index = 0; index < turn.Count; index++)
        {
            // An input arrives as pieces of JSON text, so the block itself starts with an empty one.
            Write("content_block_start", new JsonObject { ["index"] = index, ["content_block"] = Content(turn[index], null) });
            Write("content_block_delta", new JsonObject { ["index"] = index, ["delta"] = Delta(turn[index]) });
            Write("content_block_stop", new JsonObject { ["index"] = index });
        }

        Write("message_delta", new JsonObject
        {
            ["delta"] = new JsonObject { ["stop_reason"] = StopReason(turn), ["stop_sequence"] = null },
            ["usage"] = new JsonObject { ["output_tokens"] = 5 },
        });
        Write("message_stop", []);
        return events.ToString();

        void Write(string name, JsonObject data)
        {
            data["type"] = name;
            events.Append("event: ").Append(name).Append('\n').Append("data: ").Append(data.ToJsonString()).Append("\n\n");
        }
    }

    private static JsonObject Message(string model, JsonArray content) => new()
    {
        ["id"] = $"msg_{Guid.NewGuid():N}",
        ["type"] = "message",
        ["role"] = "assistant",
        ["model"] = model,
        ["content"] = content,
        ["stop_reason"] = null,
        ["stop_sequence"] = null,
        ["usage"] = new JsonObject { ["input_tokens"] = 10, ["output_tokens"] = 5 },
    };

    private static JsonObject Content(Block block, JsonObject? input) => block switch
    {
        ToolUse use => new() { ["type"] = "tool_use", ["id"] = use.Id, ["name"] = use.Tool, ["input"] = input?.DeepClone() ?? new JsonObject() },
        TextBlock text => new() { ["type"] = "text", ["text"] = text.Text },
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static JsonObject Delta(Block block) => block switch
    {
        ToolUse use => new() { ["type"] = "input_json_delta", ["partial_json"] = use.Input.ToJsonString() },
        TextBlock text => new() { ["type"] = "text_delta", ["text"] = text.Text },
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static string StopReason(IReadOnlyList<Block> turn) => turn.Any(block => block is ToolUse) ? "tool_use" : "end_turn";
}
