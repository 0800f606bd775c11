using System.Text.Json;
using Telemetry.Capture;
using Telemetry.Import;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Importing;

/// <summary>What transcripts tell, as records of the store: redacted.</summary>
internal static class TranscribedRecord
{
    /// <summary>The record of a call.</summary>
    /// <param name="transcribed">The call.</param>
    /// <param name="shape">Reduces its texts to their shape; null keeps them as redacted text.</param>
    public static ToolCall Of(TranscribedCall transcribed, CallShape? shape)
    {
        try
        {
            return Redactor.Redact(transcribed.Call, transcribed.TimestampMs, shape);
        }
        catch (JsonException)
        {
            // Parameters that are no JSON are lost; the call is not.
            return Redactor.Redact(transcribed.Call with { Input = default, Response = default }, transcribed.TimestampMs, shape);
        }
    }

    /// <summary>The start and the stop of a subagent, as far as they are known.</summary>
    public static IEnumerable<Note> Of(SubagentTrace trace)
    {
        var context = new CapturedContext(trace.SessionId, trace.AgentId, trace.AgentType, trace.WorkingDirectory, null, null);
        if (trace.StartedAtMs is long startedAtMs)
            yield return Redactor.Redact(new CapturedNote(Note.SubagentStart, context) { Source = CaptureSource.Transcript }, startedAtMs);
        if ((trace.StoppedAtMs ?? trace.ToldAtMs) is long stoppedAtMs)
            yield return Redactor.Redact(new CapturedNote(Note.SubagentStop, context) { Reason = trace.Status, Source = CaptureSource.Transcript }, stoppedAtMs);
    }
}
