namespace Telemetry.Records;

/// <summary>The fields of a line, in the order they are written.</summary>
public enum Field
{
#pragma warning disable CS1591 // Each is the field of that name: docs/record-format.md.
    Timestamp, ToolName, Params, Outcome, Error, LatencyMs, SessionId, ToolUseId, Stage, LatencySource, Background, AgentId, AgentType, SubagentId,
    Project, BatchId, BatchSize, ToolUseIds, McpServer, Model, PromptId, PermissionMode, ClientVersion, ExitCode, Note, InputBytes, OutputBytes, Source, V,
    Event, Reason,
#pragma warning restore CS1591
}
