using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Telemetry.Records;

/// <summary>Writes records as lines of the store: the fields of the original plugin first, then the others, always in the same order.</summary>
public static class RecordWriter
{
    // Relaxed: the store is a file of JSON, never part of a page, and readable text is worth more there than HTML safety.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>One call as one line, ending in a newline.</summary>
    public static ReadOnlyMemory<byte> ToLine(ToolCall call)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("timestamp"u8, Iso8601.Format(call.TimestampMs));
            json.WriteString("tool_name"u8, call.ToolName);
            if (!call.Params.IsMissing)
            {
                json.WritePropertyName("params"u8);
                json.WriteRawValue(call.Params.Utf8.Span, skipInputValidation: true);
            }

            json.WriteString("outcome"u8, call.Outcome.Word());
            Text(json, "error"u8, call.Error);
            Number(json, "latency_ms"u8, call.LatencyMs);
            Text(json, "session_id"u8, call.SessionId);
            Text(json, "tool_use_id"u8, call.ToolUseId);
            Text(json, "stage"u8, call.Stage.Word());
            Text(json, "latency_source"u8, call.LatencySource.Word());
            if (call.IsBackground)
                json.WriteBoolean("background"u8, true);
            Text(json, "agent_id"u8, call.AgentId);
            Text(json, "agent_type"u8, call.AgentType);
            Text(json, "subagent_id"u8, call.SubagentId);
            Text(json, "project"u8, call.Project);
            Text(json, "batch_id"u8, call.BatchId);
            Number(json, "batch_size"u8, call.BatchSize);
            Text(json, "mcp_server"u8, call.McpServer);
            Text(json, "model"u8, call.Model);
            Text(json, "prompt_id"u8, call.PromptId);
            Text(json, "permission_mode"u8, call.PermissionMode);
            Text(json, "client_version"u8, call.ClientVersion);
            Number(json, "exit_code"u8, call.ExitCode);
            Text(json, "note"u8, call.Note.Word());
            Number(json, "input_bytes"u8, call.InputBytes);
            Number(json, "output_bytes"u8, call.OutputBytes);
            Text(json, "source"u8, call.Source.Word());
            json.WriteNumber("v"u8, ToolCall.FormatVersion);
            json.WriteEndObject();
        }

        return EndLine(buffer);
    }

    /// <summary>One note as one line, ending in a newline.</summary>
    public static ReadOnlyMemory<byte> ToLine(Note note)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("timestamp"u8, Iso8601.Format(note.TimestampMs));
            json.WriteString("event"u8, note.Event);
            Text(json, "session_id"u8, note.SessionId);
            Text(json, "agent_id"u8, note.AgentId);
            Text(json, "agent_type"u8, note.AgentType);
            Text(json, "project"u8, note.Project);
            Text(json, "batch_id"u8, note.BatchId);
            if (note.ToolUseIds.Count > 0)
            {
                json.WriteNumber("batch_size"u8, note.ToolUseIds.Count);
                json.WriteStartArray("tool_use_ids"u8);
                foreach (string id in note.ToolUseIds)
                    json.WriteStringValue(id);
                json.WriteEndArray();
            }

            Text(json, "model"u8, note.Model);
            Text(json, "reason"u8, note.Reason);
            // A hook's notes, which are most, say nothing of it.
            if (note.Source == RecordSource.Transcript)
                json.WriteString("source"u8, note.Source.Word());
            json.WriteNumber("v"u8, ToolCall.FormatVersion);
            json.WriteEndObject();
        }

        return EndLine(buffer);
    }

    private static ReadOnlyMemory<byte> EndLine(ArrayBufferWriter<byte> buffer)
    {
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        return buffer.WrittenMemory;
    }

    private static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? value)
    {
        if (value is long number)
            json.WriteNumber(name, number);
    }
}
