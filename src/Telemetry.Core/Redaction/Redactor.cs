using Telemetry.Capture;
using Telemetry.Records;

namespace Telemetry.Redaction;

/// <summary>Turns what was captured into what may be stored. There is no other way from the one to the other.</summary>
public static class Redactor
{
    private const int MaxErrorLength = 2000, MaxIdLength = 200, MaxBatchIds = 250;

    /// <summary>The redacted call.</summary>
    /// <param name="call">The raw call.</param>
    /// <param name="timestampMs">When its event was handled, in milliseconds since 1970 UTC: no event carries a time.</param>
    /// <param name="shape">Reduces its texts to their shape; null keeps them as redacted text.</param>
    public static ToolCall Redact(CapturedCall call, long timestampMs, CallShape? shape = null)
    {
        string? error = call.IsFailure ? call.Error ?? "" : null;
        // What the error repeats of the parameters is known from there.
        var known = new SecretValues();
        RedactedJson parameters = shape is null ? JsonRedaction.Apply(call.Input.Span, known) : JsonShape.Of(call.Input.Span, shape);
        ToolAnswer? answer = ToolAnswer.Of(call);
        Stage stage = StageOf(call);
        // Of a call that did not run to its end the clock shows how long it took to give up, which is no execution.
        long? wallMs = stage == Stage.Executed ? call.WallMs : null;
        return new ToolCall
        {
            TimestampMs = timestampMs,
            ToolName = Id(call.ToolName)!,
            Params = parameters,
            Outcome = call.IsFailure ? Outcome.Failure : Outcome.Success,
            Error = error is null ? null : shape is null ? Error(error, known) : shape.OfError(Error(error, known)),
            LatencyMs = call.DurationMs ?? wallMs,
            SessionId = Id(call.Context.SessionId),
            ToolUseId = Id(call.ToolUseId),
            Stage = stage,
            LatencySource = call.DurationMs is not null ? LatencySource.Reported : wallMs is not null ? LatencySource.Transcript : LatencySource.Unknown,
            IsBackground = call.IsBackground,
            AgentId = Id(call.Context.AgentId),
            AgentType = Id(call.Context.AgentType),
            SubagentId = shape is null || CallShape.IsId(call.SubagentId) ? Id(call.SubagentId) : null,
            Project = Text(call.Context.WorkingDirectory),
            BatchId = Id(call.BatchId),
            BatchSize = call.BatchSize,
            McpServer = Id(call.McpServer),
            Model = Id(call.Model),
            PromptId = Id(call.Context.PromptId),
            PermissionMode = Id(call.Context.PermissionMode),
            ClientVersion = Id(call.ClientVersion),
            ExitCode = !ToolAnswer.IsShell(call.ToolName) ? null : error is null ? answer?.ExitCode : SalientText.ExitCodeOf(error),
            Note = CallNote.Of(call, answer),
            InputBytes = call.InputBytes ?? (call.Input.IsEmpty ? null : call.Input.Length),
            OutputBytes = call.ResponseBytes ?? (call.Response.IsEmpty ? null : call.Response.Length),
            Source = call.Source switch { CaptureSource.Event => RecordSource.Hook, CaptureSource.Batch => RecordSource.Batch, _ => RecordSource.Transcript },
        };
    }

    /// <summary>How far a raw call got: all that some want to know of it.</summary>
    public static Stage StageOf(CapturedCall call) => CallStage.Of(call);

    /// <summary>The redacted note.</summary>
    /// <param name="note">The raw note.</param>
    /// <param name="timestampMs">When its event was handled, in milliseconds since 1970 UTC.</param>
    public static Note Redact(CapturedNote note, long timestampMs) => new()
    {
        TimestampMs = timestampMs,
        Event = note.Event,
        SessionId = Id(note.Context.SessionId),
        AgentId = Id(note.Context.AgentId),
        AgentType = Id(note.Context.AgentType),
        Project = Text(note.Context.WorkingDirectory),
        BatchId = note.ToolUseIds.Count > 0 ? Id(note.ToolUseIds[0]) : null,
        ToolUseIds = [.. note.ToolUseIds.Take(MaxBatchIds).Select(id => Id(id) ?? "")],
        Model = Id(note.Model),
        Reason = Id(note.Reason),
        Source = note.Source == CaptureSource.Transcript ? RecordSource.Transcript : RecordSource.Hook,
    };

    /// <summary>Any other text without its secrets; the same object where it has none and fits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">How many characters may be left; all, where it is not given.</param>
    public static string RedactText(string text, int maxLength = int.MaxValue) => TextRedaction.Apply(text, maxLength);

    private static string Error(string error, SecretValues known) => ErrorText.Cut(TextRedaction.Apply(ErrorText.Ends(error), int.MaxValue, known: known), MaxErrorLength);

    private static string? Text(string? text) => text is null ? null : TextRedaction.Apply(text);

    private static string? Id(string? id) => id is null ? null : TextRedaction.Apply(id, MaxIdLength);
}
