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
        JsonWalk.Fields(payload.Span, parsed.ReadField);
        return parsed;
    }

    /// <summary>The finished call that this event reports; null for any other event.</summary>
    public CapturedCall? ToCall()
    {
        bool isFailure = Name == "PostToolUseFailure";
        if (string.IsNullOrEmpty(_toolName) || (!isFailure && Name != "PostToolUse"))
            return null;
        var (isBackground, subagentId) = !isFailure && _toolName is "Agent" or "Task" or "Bash" or "PowerShell" ? ToolResponse.Launch(_response.Span) : default;
        return new CapturedCall
        {
            ToolName = _toolName,
            Input = _input,
            IsFailure = isFailure,
            Source = CaptureSource.Event,
            HasRun = true,
            IsInterrupted = _isInterrupt,
            Error = _error,
            DurationMs = _durationMs,
            IsBackground = isBackground,
            SubagentId = subagentId,
            ToolUseId = _toolUseId,
            McpServer = _mcpServer ?? McpName.ServerOf(_toolName),
            Response = _response,
            Context = Context,
        };
    }

    /// <summary>For a batch: its calls that no other event reported, which therefore never ran.</summary>
    /// <param name="isKnown">Says of a session's id and a call's id whether the call is already recorded.</param>
    public IEnumerable<CapturedCall> CallsThatNeverRan(Func<string?, string, bool> isKnown)
    {
        foreach (BatchEntry entry in _entries)
        {
            if (string.IsNullOrEmpty(entry.ToolName) || string.IsNullOrEmpty(entry.ToolUseId) || isKnown(_sessionId, entry.ToolUseId))
                continue;
            yield return new CapturedCall
            {
                ToolName = entry.ToolName,
                Input = entry.Input,
                IsFailure = true,
                Source = CaptureSource.Batch,
                HasRun = false,
                Error = ToolResponse.TextOf(entry.Response.Span),
                ToolUseId = entry.ToolUseId,
                McpServer = McpName.ServerOf(entry.ToolName),
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

    private void ReadField(ReadOnlySpan<byte> name, Range range)
    {
        ReadOnlyMemory<byte> value = _payload[range];
        if (name.SequenceEqual("hook_event_name"u8)) Name = Text(value) ?? "";
        else if (name.SequenceEqual("session_id"u8)) _sessionId = Text(value);
        else if (name.SequenceEqual("agent_id"u8)) _agentId = Text(value);
        else if (name.SequenceEqual("agent_type"u8)) _agentType = Text(value);
        else if (name.SequenceEqual("cwd"u8)) _cwd = Text(value);
        else if (name.SequenceEqual("prompt_id"u8)) _promptId = Text(value);
        else if (name.SequenceEqual("permission_mode"u8)) _permissionMode = Text(value);
        else if (name.SequenceEqual("tool_name"u8)) _toolName = Text(value);
        else if (name.SequenceEqual("tool_use_id"u8)) _toolUseId = Text(value);
        else if (name.SequenceEqual("tool_input"u8)) _input = value;
        else if (name.SequenceEqual("tool_response"u8)) _response = value;
        else if (name.SequenceEqual("error"u8)) _error = Text(value);
        else if (name.SequenceEqual("source"u8)) _reason = Text(value);
        else if (name.SequenceEqual("model"u8)) _model = Text(value);
        else if (name.SequenceEqual("is_interrupt"u8)) _isInterrupt = value.Span.SequenceEqual("true"u8);
        else if (name.SequenceEqual("duration_ms"u8)) _durationMs = Number(value);
        else if (name.SequenceEqual("mcp_server"u8)) ReadServer(value);
        else if (name.SequenceEqual("tool_calls"u8)) ReadEntries(value);
    }

    private void ReadServer(ReadOnlyMemory<byte> json)
    {
        if (!IsObject(json))
            return;
        JsonWalk.Fields(json.Span, (name, range) =>
        {
            if (name.SequenceEqual("name"u8))
                _mcpServer = Text(json[range]);
        });
    }

    private void ReadEntries(ReadOnlyMemory<byte> json)
    {
        foreach (Range element in JsonWalk.Elements(json.Span))
        {
            ReadOnlyMemory<byte> entry = json[element];
            if (IsObject(entry))
                _entries.Add(ReadEntry(entry));
        }
    }

    private static BatchEntry ReadEntry(ReadOnlyMemory<byte> json)
    {
        var entry = new BatchEntry();
        JsonWalk.Fields(json.Span, (name, range) =>
        {
            ReadOnlyMemory<byte> value = json[range];
            if (name.SequenceEqual("tool_name"u8)) entry = entry with { ToolName = Text(value) };
            else if (name.SequenceEqual("tool_use_id"u8)) entry = entry with { ToolUseId = Text(value) };
            else if (name.SequenceEqual("tool_input"u8)) entry = entry with { Input = value };
            else if (name.SequenceEqual("tool_response"u8)) entry = entry with { Response = value };
        });
        return entry;
    }

    private static bool IsObject(ReadOnlyMemory<byte> value) => value.Span is [(byte)'{', ..];

    private static string? Text(ReadOnlyMemory<byte> value) => JsonText.OfValue(value.Span);

    private static long? Number(ReadOnlyMemory<byte> value)
    {
        var reader = new Utf8JsonReader(value.Span, ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.Number)
            return null;
        return reader.TryGetInt64(out long whole) ? whole : (long)Math.Round(reader.GetDouble());
    }

    private readonly record struct BatchEntry(string? ToolName, string? ToolUseId, ReadOnlyMemory<byte> Input, ReadOnlyMemory<byte> Response);
}
