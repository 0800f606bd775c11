using System.Text.Json;

namespace Telemetry.Capture;

/// <summary>One hook event of the client: what is read of it, and what it says about calls.</summary>
/// <remarks>Unknown fields are passed over, so that a newer client's event is still an event.</remarks>
public sealed class HookEvent
{
    /// <summary>Deeper nesting than any tool's parameters, and far from the stack's end.</summary>
    internal static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 512 };

    private readonly ReadOnlyMemory<byte> _payload;
    private readonly List<BatchEntry> _entries = [];
    private string? _sessionId, _agentId, _agentType, _cwd, _promptId, _permissionMode, _toolName, _toolUseId, _error, _mcpServer, _reason, _model;
    private ReadOnlyMemory<byte> _input, _response;
    private bool _isInterrupt;
    private long? _durationMs;

    private HookEvent(ReadOnlyMemory<byte> payload) => _payload = payload;

    /// <summary>The event's name; empty where the payload has none.</summary>
    public string Name { get; private set; } = "";

    /// <summary>True for the end of a batch.</summary>
    public bool IsBatch => Name == "PostToolBatch";

    /// <summary>Reads an event.</summary>
    /// <exception cref="JsonException">The payload is not a JSON object, or not JSON at all.</exception>
    public static HookEvent Parse(ReadOnlyMemory<byte> payload)
    {
        var parsed = new HookEvent(payload);
        var reader = new Utf8JsonReader(payload.Span, ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("not a JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            parsed.ReadField(ref reader);
        return parsed;
    }

    /// <summary>The finished call that this event reports; null for any other event.</summary>
    public CapturedCall? ToCall()
    {
        bool isFailure = Name == "PostToolUseFailure";
        if (_toolName is null || (!isFailure && Name != "PostToolUse"))
            return null;
        var (isBackground, subagentId) = !isFailure && _toolName is "Agent" or "Task" or "Bash" or "PowerShell" ? ToolResponse.Launch(_response.Span) : default;
        return new CapturedCall
        {
            ToolName = _toolName,
            Input = _input,
            IsFailure = isFailure,
            HasRun = true,
            IsInterrupted = _isInterrupt,
            Error = _error,
            DurationMs = _durationMs,
            IsBackground = isBackground,
            SubagentId = subagentId,
            ToolUseId = _toolUseId,
            McpServer = _mcpServer ?? ServerOf(_toolName),
            OutputBytes = _response.IsEmpty ? null : _response.Length,
            Context = Context,
        };
    }

    /// <summary>For a batch: its calls that no other event reported, which therefore never ran.</summary>
    /// <param name="isKnown">Says of a session's id and a call's id whether the call is already recorded.</param>
    public IEnumerable<CapturedCall> CallsThatNeverRan(Func<string?, string, bool> isKnown)
    {
        foreach (BatchEntry entry in _entries)
        {
            if (entry.ToolName is null || entry.ToolUseId is null || isKnown(_sessionId, entry.ToolUseId))
                continue;
            yield return new CapturedCall
            {
                ToolName = entry.ToolName,
                Input = entry.Input,
                IsFailure = true,
                HasRun = false,
                Error = ToolResponse.TextOf(entry.Response.Span),
                ToolUseId = entry.ToolUseId,
                McpServer = ServerOf(entry.ToolName),
                BatchId = _entries.Count > 1 ? _entries[0].ToolUseId : null,
                BatchSize = _entries.Count > 1 ? _entries.Count : null,
                Context = Context,
            };
        }
    }

    /// <summary>What the event says around calls; null where it says nothing of the kind. A batch of one call is no batch.</summary>
    public CapturedNote? ToNote() => Name switch
    {
        "PostToolBatch" when _entries.Count > 1 => new("batch", Context) { ToolUseIds = [.. _entries.Select(entry => entry.ToolUseId ?? "")] },
        "SubagentStart" => new("subagent_start", Context),
        "SubagentStop" => new("subagent_stop", Context),
        "SessionStart" => new("session_start", Context) { Model = _model, Reason = _reason },
        _ => null,
    };

    private CapturedContext Context => new(_sessionId, _agentId, _agentType, _cwd, _promptId, _permissionMode);

    private void ReadField(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("hook_event_name"u8)) Name = ReadText(ref reader) ?? "";
        else if (reader.ValueTextEquals("session_id"u8)) _sessionId = ReadText(ref reader);
        else if (reader.ValueTextEquals("agent_id"u8)) _agentId = ReadText(ref reader);
        else if (reader.ValueTextEquals("agent_type"u8)) _agentType = ReadText(ref reader);
        else if (reader.ValueTextEquals("cwd"u8)) _cwd = ReadText(ref reader);
        else if (reader.ValueTextEquals("prompt_id"u8)) _promptId = ReadText(ref reader);
        else if (reader.ValueTextEquals("permission_mode"u8)) _permissionMode = ReadText(ref reader);
        else if (reader.ValueTextEquals("tool_name"u8)) _toolName = ReadText(ref reader);
        else if (reader.ValueTextEquals("tool_use_id"u8)) _toolUseId = ReadText(ref reader);
        else if (reader.ValueTextEquals("tool_input"u8)) _input = ReadRaw(ref reader);
        else if (reader.ValueTextEquals("tool_response"u8)) _response = ReadRaw(ref reader);
        else if (reader.ValueTextEquals("error"u8)) _error = ReadText(ref reader);
        else if (reader.ValueTextEquals("source"u8)) _reason = ReadText(ref reader);
        else if (reader.ValueTextEquals("model"u8)) _model = ReadText(ref reader);
        else if (reader.ValueTextEquals("is_interrupt"u8)) _isInterrupt = reader.Read() && reader.TokenType == JsonTokenType.True;
        else if (reader.ValueTextEquals("duration_ms"u8)) _durationMs = ReadNumber(ref reader);
        else if (reader.ValueTextEquals("mcp_server"u8)) ReadServer(ref reader);
        else if (reader.ValueTextEquals("tool_calls"u8)) ReadEntries(ref reader);
        else reader.Skip();
    }

    private void ReadServer(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("name"u8)) _mcpServer = ReadText(ref reader);
            else reader.Skip();
        }
    }

    private void ReadEntries(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                _entries.Add(ReadEntry(ref reader));
            else
                reader.Skip();
        }
    }

    private BatchEntry ReadEntry(ref Utf8JsonReader reader)
    {
        var entry = new BatchEntry();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("tool_name"u8)) entry = entry with { ToolName = ReadText(ref reader) };
            else if (reader.ValueTextEquals("tool_use_id"u8)) entry = entry with { ToolUseId = ReadText(ref reader) };
            else if (reader.ValueTextEquals("tool_input"u8)) entry = entry with { Input = ReadRaw(ref reader) };
            else if (reader.ValueTextEquals("tool_response"u8)) entry = entry with { Response = ReadRaw(ref reader) };
            else reader.Skip();
        }

        return entry;
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        string? text = reader.TokenType == JsonTokenType.String ? JsonText.Of(ref reader) : null;
        reader.Skip();
        return text;
    }

    private static long? ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
            return reader.TryGetInt64(out long whole) ? whole : (long)Math.Round(reader.GetDouble());
        reader.Skip();
        return null;
    }

    private ReadOnlyMemory<byte> ReadRaw(ref Utf8JsonReader reader)
    {
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return _payload[start..(int)reader.BytesConsumed];
    }

    // mcp__server__tool: how a client that does not name the server still tells it.
    private static string? ServerOf(string toolName)
    {
        if (!toolName.StartsWith("mcp__", StringComparison.Ordinal))
            return null;
        int end = toolName.IndexOf("__", 5, StringComparison.Ordinal);
        return end > 5 ? toolName[5..end] : null;
    }

    private readonly record struct BatchEntry(string? ToolName, string? ToolUseId, ReadOnlyMemory<byte> Input, ReadOnlyMemory<byte> Response);
}
