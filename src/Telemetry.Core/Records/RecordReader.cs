namespace Telemetry.Records;

/// <summary>Reads lines back into records.</summary>
public static class RecordReader
{
    /// <summary>The call on this line; null where it holds no call.</summary>
    public static ToolCall? ToCall(in RecordLine line)
    {
        if (line.Kind != RecordKind.Call)
            return null;
        FieldWords.TryOutcome(line[Field.Outcome].Raw, out Outcome outcome);
        return new ToolCall
        {
            TimestampMs = line.TimestampMs,
            ToolName = line[Field.ToolName].Text!,
            Params = new RedactedJson(line[Field.Params].Raw.ToArray()),
            Outcome = outcome,
            Error = line[Field.Error].Text,
            LatencyMs = line[Field.LatencyMs].Number,
            SessionId = line[Field.SessionId].Text,
            ToolUseId = line[Field.ToolUseId].Text,
            Stage = FieldWords.ToStage(line[Field.Stage].Raw),
            LatencySource = FieldWords.ToLatencySource(line[Field.LatencySource].Raw),
            IsBackground = line[Field.Background].Raw.SequenceEqual("true"u8),
            AgentId = line[Field.AgentId].Text,
            AgentType = line[Field.AgentType].Text,
            SubagentId = line[Field.SubagentId].Text,
            Project = line[Field.Project].Text,
            BatchId = line[Field.BatchId].Text,
            BatchSize = (int?)line[Field.BatchSize].Number,
            McpServer = line[Field.McpServer].Text,
            Model = line[Field.Model].Text,
            PromptId = line[Field.PromptId].Text,
            PermissionMode = line[Field.PermissionMode].Text,
            ClientVersion = line[Field.ClientVersion].Text,
            ExitCode = (int?)line[Field.ExitCode].Number,
            Note = FieldWords.ToSoftOutcome(line[Field.Note].Raw),
            InputBytes = line[Field.InputBytes].Number,
            OutputBytes = line[Field.OutputBytes].Number,
            Source = FieldWords.ToRecordSource(line[Field.Source].Raw),
        };
    }
}
