using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Telemetry.Capture;

namespace Telemetry.Import;

/// <summary>Reads one transcript: each call with its result, and what it tells of subagents and hooks.</summary>
/// <remarks>
/// The format is the client's own and changes between versions, so only what is needed is looked at, unknown lines are passed over, and torn ones
/// are counted. A call without a result is unknown: it is neither told nor a failure.
/// </remarks>
public sealed class TranscriptReader
{
    private readonly CallPairing _pairing;
    private readonly TranscriptLine _line = new();
    private readonly Sidechains _sidechains = new();
    private readonly SubagentTraces _subagents;
    private readonly RepeatedText _sessionId = new(), _agentId = new(), _cwd = new(), _version = new(), _promptId = new(), _permissionMode = new(), _model = new();
    private readonly Action<HookRun>? _onHookRun;
    private string? _lastPermissionMode;

    /// <param name="file">The transcript.</param>
    /// <param name="onCall">Takes each call with its result, once both are read and its batch is known.</param>
    /// <param name="onHookRun">Takes each run of a hook that the client wrote down; null where nobody wants to know.</param>
    public TranscriptReader(TranscriptFile file, Action<TranscribedCall> onCall, Action<HookRun>? onHookRun = null)
    {
        _onHookRun = onHookRun;
        _pairing = new CallPairing(onCall);
        _subagents = new SubagentTraces(file);
    }

    /// <summary>Lines with calls that could not be read.</summary>
    public int UnreadableLines { get; private set; }

    /// <summary>Calls whose result has not come, or never came.</summary>
    public int CallsWithoutResult => _pairing.WithoutResult;

    /// <summary>The subagents that were told of.</summary>
    public IReadOnlyCollection<SubagentTrace> Subagents => _subagents.All;

    /// <summary>Reads from an offset to the end of the last whole line. Can be called again once the file has grown.</summary>
    /// <param name="handle">The transcript, open for reading.</param>
    /// <param name="offset">Where to start, in bytes: the start of a line.</param>
    /// <param name="cancellation">Calls it off between two lines.</param>
    /// <returns>Where it ended, in bytes.</returns>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public long Read(SafeFileHandle handle, long offset, CancellationToken cancellation = default)
    {
        _subagents.ReadFrom(offset);
        long end = TranscriptLines.Read(handle, offset, Add, cancellation);
        _pairing.CloseAll();
        return end;
    }

    /// <summary>Where a later reader has to start so that no open call is lost, in bytes.</summary>
    /// <param name="end">Where this one ended.</param>
    public long ResumeOffset(long end) => _pairing.FirstOpenOffset ?? end;

    private void Add(ReadOnlyMemory<byte> bytes, long offset)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        try
        {
            // Also matches "tool_use_id", so that results are found too.
            bool hasCalls = span.IndexOf("\"tool_use"u8) >= 0;
            if (!hasCalls)
                AddOther(bytes);
            else
                AddCalls(bytes, offset);
        }
        catch (JsonException)
        {
            UnreadableLines++;
        }
    }

    private void AddOther(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.StartsWith("{\"type\":\"queue-operation\""u8))
        {
            _subagents.AddNotification(bytes, _line);
            return;
        }

        bool isOfSubagent = _subagents.Own is not null || span.IndexOf("\"isSidechain\":true"u8) >= 0;
        bool tellsHooks = _onHookRun is not null && HookRunLine.MayTell(span);
        if (!isOfSubagent && !tellsHooks && span.IndexOf("\"permissionMode\":\""u8) < 0)
            return;
        _line.Read(bytes);
        if (tellsHooks)
            HookRunLine.Read(_line, _onHookRun!);
        if (!_line.PermissionMode.IsEmpty)
            _lastPermissionMode = _permissionMode.Of(_line.PermissionMode.Span);
        AgentOf(_line);
        _subagents.Follow(_line, endsTurn: true);
    }

    private void AddCalls(ReadOnlyMemory<byte> bytes, long offset)
    {
        _line.Read(bytes);
        bool isAssistant = _line.Type.Span.SequenceEqual("\"assistant\""u8);
        // Other types repeat whole messages, for instance as they went to the API.
        if (!isAssistant && !_line.Type.Span.SequenceEqual("\"user\""u8))
            return;
        string? agentId = AgentOf(_line);
        _subagents.Follow(_line, endsTurn: false);
        if (_line.TimestampMs() is not long timestampMs)
            return;
        ReadOnlyMemory<byte> content = default, messageId = default, model = default, message = _line.Message;
        if (message.Span is not [(byte)'{', ..])
            return;
        JsonWalk.Fields(message.Span, (name, value) =>
        {
            if (name.SequenceEqual("content"u8)) content = message[value];
            else if (name.SequenceEqual("id"u8)) messageId = message[value];
            else if (name.SequenceEqual("model"u8)) model = message[value];
        });
        if (isAssistant)
            AddMessage(content, JsonText.OfValue(messageId.Span), _model.Of(model.Span), agentId, timestampMs, offset);
        else
            AddResults(content, agentId, timestampMs);
    }

    private void AddMessage(ReadOnlyMemory<byte> content, string? messageId, string? model, string? agentId, long timestampMs, long offset)
    {
        OpenMessage? message = null;
        foreach (Range element in JsonWalk.Elements(content.Span))
        {
            ToolUseBlock block = ToolUseBlock.Read(content[element]);
            if (!block.Type.Span.SequenceEqual("\"tool_use\""u8) || JsonText.OfValue(block.Id.Span) is not { Length: > 0 } id || JsonText.OfValue(block.Name.Span) is not { Length: > 0 } name)
                continue;
            message ??= _pairing.MessageOf(agentId ?? "", messageId);
            _pairing.Add(new OpenCall
            {
                Message = message,
                Id = id,
                ToolName = name,
                Input = LongStrings.Copy(block.Input.Span),
                InputBytes = block.Input.Length,
                TimestampMs = timestampMs,
                Offset = offset,
                CopiedFrom = JsonText.OfValue(_line.RequestSessionId.Span),
                Model = model,
                AgentType = _subagents.Own?.AgentType,
            });
        }
    }

    private void AddResults(ReadOnlyMemory<byte> content, string? agentId, long timestampMs)
    {
        List<Range> elements = JsonWalk.Elements(content.Span);
        foreach (Range element in elements)
        {
            ToolUseBlock block = ToolUseBlock.Read(content[element]);
            if (!block.Type.Span.SequenceEqual("\"tool_result\""u8) || JsonText.OfValue(block.Id.Span) is not string id || _pairing.Take(id) is not OpenCall call)
                continue;
            // A copy also names the fork's prompt.
            string? promptId = call.CopiedFrom is null ? _promptId.Of(_line.PromptId.Span) : null;
            var context = new CapturedContext(
                call.CopiedFrom ?? _sessionId.Of(_line.SessionId.Span), agentId, call.AgentType, _cwd.Of(_line.WorkingDirectory.Span), promptId, _lastPermissionMode);
            CapturedCall finished = TranscribedResult.Of(call, block, _line, elements.Count == 1, timestampMs, context, _version.Of(_line.Version.Span));
            _pairing.Finish(call, new TranscribedCall(_subagents.WithLaunched(finished), timestampMs));
        }
    }

    private string? AgentOf(TranscriptLine line)
    {
        if (!line.AgentId.IsEmpty && _agentId.Of(line.AgentId.Span) is { Length: > 0 } told)
            return told;
        if (_subagents.Own is { } own)
            return own.AgentId;
        return line.IsSidechain.Span.SequenceEqual("true"u8) ? _sidechains.AgentOf(JsonText.OfValue(line.Uuid.Span), JsonText.OfValue(line.ParentUuid.Span)) : null;
    }
}
