using Telemetry.Capture;

namespace Telemetry.Import;

/// <summary>The subagents that one transcript tells of: the one whose own it is, those that its calls launched, those whose end it was told.</summary>
internal sealed class SubagentTraces
{
    private readonly Dictionary<string, SubagentTrace> _traces = [];
    private readonly Lazy<IReadOnlyList<SubagentSidecar>> _launched;
    private readonly RepeatedText _sessionId = new(), _agentType = new(), _cwd = new();
    private bool _isFirstLine;

    public SubagentTraces(TranscriptFile file)
    {
        _launched = new(() => SubagentSidecar.InFolder(file.SubagentFolder));
        if (file.AgentId is string agentId)
            _traces[agentId] = Own = new SubagentTrace(agentId) { AgentType = file.ReadSidecar()?.AgentType };
    }

    /// <summary>The subagent whose transcript it is; null for a session's.</summary>
    public SubagentTrace? Own { get; }

    /// <summary>All that were told of.</summary>
    public IReadOnlyCollection<SubagentTrace> All => _traces.Values;

    /// <summary>Reading starts at an offset: only at 0 the first line is the subagent's start.</summary>
    public void ReadFrom(long offset) => _isFirstLine = offset == 0;

    /// <summary>Takes a line of the subagent's own transcript. It has stopped where that ends with words: after a call it still waits for the result.</summary>
    public void Follow(TranscriptLine line, bool endsTurn)
    {
        if (Own is null || line.TimestampMs() is not long timestampMs)
            return;
        bool isAssistant = line.Type.Span.SequenceEqual("\"assistant\""u8);
        if (!isAssistant && !line.Type.Span.SequenceEqual("\"user\""u8))
            return;
        if (_isFirstLine)
            Own.StartedAtMs = timestampMs;
        _isFirstLine = false;
        Own.SessionId ??= _sessionId.Of(line.SessionId.Span);
        Own.WorkingDirectory ??= _cwd.Of(line.WorkingDirectory.Span);
        if (isAssistant)
            Own.AgentType ??= _agentType.Of(line.AttributionAgent.Span);
        Own.StoppedAtMs = isAssistant && endsTurn ? timestampMs : null;
    }

    /// <summary>Takes a line that may tell the session how a subagent ended.</summary>
    public void AddNotification(ReadOnlyMemory<byte> bytes, TranscriptLine line) => SubagentNotification.Read(bytes, line, _traces);

    /// <summary>A call with the subagent that it launched. In a subagent's transcript the result of a launch is words only; the launched one's sidecar names the call.</summary>
    public CapturedCall WithLaunched(CapturedCall call)
    {
        if (call.SubagentId is not null || call.ToolName is not ("Agent" or "Task") || _launched.Value.FirstOrDefault(sidecar => sidecar.ToolUseId == call.ToolUseId) is not { } launched)
            return call;
        return call with { SubagentId = launched.AgentId, IsBackground = launched.IsBackground && !call.IsFailure };
    }
}
