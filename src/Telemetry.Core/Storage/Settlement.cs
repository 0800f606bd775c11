using Telemetry.Records;

namespace Telemetry.Storage;

/// <summary>The line that a transcript adds to a call which the store has already.</summary>
public static class Settlement
{
    /// <summary>What a transcript tells and the lines of a hook or a batch could not; parameters and sizes stand in those, and a reader takes them from there.</summary>
    /// <param name="call">The call as the transcript tells it.</param>
    /// <param name="isOfHook">True where the call's own event is in the store: its outcome and its error stand.</param>
    /// <param name="hasLatency">True where the store has a latency of it.</param>
    public static ToolCall Of(ToolCall call, bool isOfHook, bool hasLatency) => call with
    {
        Params = default,
        Error = isOfHook ? null : call.Error,
        LatencyMs = hasLatency ? null : call.LatencyMs,
        LatencySource = hasLatency ? LatencySource.Unknown : call.LatencySource,
        ExitCode = isOfHook ? null : call.ExitCode,
        InputBytes = null,
        OutputBytes = isOfHook ? null : call.OutputBytes,
    };
}
