namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>What became of a call, in one text, from either side.</summary>
internal static class Fate
{
    public static string Of(TranscriptCall call) =>
        $"{call.ToolUseId}: {call.Tool}, {call.Outcome}, {call.Stage}, agent {call.AgentId}, session {call.SessionId}";

    public static string Of(StoreLine line) =>
        $"{line["tool_use_id"]}: {line["tool_name"]}, {line["outcome"]}, {line["stage"]}, agent {line["agent_id"]}, session {line["session_id"]}";
}
