using System.Text.Json;
using Telemetry.Capture;

namespace Telemetry.Import;

/// <summary>One line of a transcript: where those of its fields stand that are read. Reused from line to line.</summary>
internal sealed class TranscriptLine
{
    private readonly JsonWalk.FieldVisitor _visit;
    private ReadOnlyMemory<byte> _line;

    public TranscriptLine() => _visit = Take;

    public ReadOnlyMemory<byte> Type { get; private set; }

    public ReadOnlyMemory<byte> Subtype { get; private set; }

    public ReadOnlyMemory<byte> Timestamp { get; private set; }

    public ReadOnlyMemory<byte> SessionId { get; private set; }

    /// <summary>In a line that was copied: the session that wrote it.</summary>
    public ReadOnlyMemory<byte> RequestSessionId { get; private set; }

    public ReadOnlyMemory<byte> AgentId { get; private set; }

    public ReadOnlyMemory<byte> AttributionAgent { get; private set; }

    public ReadOnlyMemory<byte> WorkingDirectory { get; private set; }

    public ReadOnlyMemory<byte> Version { get; private set; }

    public ReadOnlyMemory<byte> PromptId { get; private set; }

    public ReadOnlyMemory<byte> PermissionMode { get; private set; }

    public ReadOnlyMemory<byte> Uuid { get; private set; }

    public ReadOnlyMemory<byte> ParentUuid { get; private set; }

    public ReadOnlyMemory<byte> IsSidechain { get; private set; }

    public ReadOnlyMemory<byte> Message { get; private set; }

    public ReadOnlyMemory<byte> ToolUseResult { get; private set; }

    public ReadOnlyMemory<byte> PermissionDecision { get; private set; }

    public ReadOnlyMemory<byte> ToolDenialKind { get; private set; }

    public ReadOnlyMemory<byte> HookInfos { get; private set; }

    public ReadOnlyMemory<byte> Attachment { get; private set; }

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">It is torn, or no object.</exception>
    public void Read(ReadOnlyMemory<byte> line)
    {
        _line = line;
        Type = Subtype = Timestamp = SessionId = RequestSessionId = AgentId = AttributionAgent = WorkingDirectory = Version = PromptId = PermissionMode = default;
        Uuid = ParentUuid = IsSidechain = Message = ToolUseResult = PermissionDecision = ToolDenialKind = HookInfos = Attachment = default;
        JsonWalk.Fields(line.Span, _visit);
    }

    /// <summary>A timestamp in milliseconds since 1970 UTC; null where there is none.</summary>
    public long? TimestampMs()
    {
        if (Timestamp.Span is not [(byte)'"', ..])
            return null;
        var reader = new Utf8JsonReader(Timestamp.Span);
        return reader.Read() && !reader.ValueIsEscaped && reader.TryGetDateTimeOffset(out DateTimeOffset time) ? time.ToUnixTimeMilliseconds() : null;
    }

    private void Take(ReadOnlySpan<byte> name, Range range)
    {
        ReadOnlyMemory<byte> value = _line[range];
        switch (name.Length)
        {
            case 3 when name.SequenceEqual("cwd"u8): WorkingDirectory = value; break;
            case 4 when name.SequenceEqual("type"u8): Type = value; break;
            case 4 when name.SequenceEqual("uuid"u8): Uuid = value; break;
            case 7 when name.SequenceEqual("message"u8): Message = value; break;
            case 7 when name.SequenceEqual("version"u8): Version = value; break;
            case 7 when name.SequenceEqual("agentId"u8): AgentId = value; break;
            case 7 when name.SequenceEqual("subtype"u8): Subtype = value; break;
            case 8 when name.SequenceEqual("promptId"u8): PromptId = value; break;
            case 9 when name.SequenceEqual("timestamp"u8): Timestamp = value; break;
            case 9 when name.SequenceEqual("sessionId"u8): SessionId = value; break;
            case 9 when name.SequenceEqual("hookInfos"u8): HookInfos = value; break;
            case 10 when name.SequenceEqual("parentUuid"u8): ParentUuid = value; break;
            case 10 when name.SequenceEqual("attachment"u8): Attachment = value; break;
            case 11 when name.SequenceEqual("isSidechain"u8): IsSidechain = value; break;
            case 13 when name.SequenceEqual("toolUseResult"u8): ToolUseResult = value; break;
            case 14 when name.SequenceEqual("permissionMode"u8): PermissionMode = value; break;
            case 14 when name.SequenceEqual("toolDenialKind"u8): ToolDenialKind = value; break;
            case 16 when name.SequenceEqual("attributionAgent"u8): AttributionAgent = value; break;
            case 16 when name.SequenceEqual("requestSessionId"u8): RequestSessionId = value; break;
            case 18 when name.SequenceEqual("permissionDecision"u8): PermissionDecision = value; break;
        }
    }
}
