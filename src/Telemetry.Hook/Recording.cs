using Telemetry.Capture;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Hook;

/// <summary>The hook's one act: standard input → capture → redact → append.</summary>
internal static class Recording
{
    /// <summary>Records the event on standard input.</summary>
    /// <param name="path">The store.</param>
    /// <param name="nowMs">Now, in milliseconds since 1970 UTC.</param>
    /// <param name="mode">How much of it is stored.</param>
    /// <returns>Null, or what went wrong, in words that hold nothing of the payload.</returns>
    public static string? Record(string path, long nowMs, CaptureMode mode)
    {
        // Read even where nothing is recorded: a payload of more than 64 KiB that nobody reads breaks the client's pipe.
        PayloadBuffer input = StandardInput.Read();
        if (mode == CaptureMode.Off)
            return null;
        if (input.IsTooLarge)
            return $"a payload of {input.TotalBytes} bytes is larger than the {PayloadBuffer.MaxBytes} that are read; the event is not recorded";
        if (input.TotalBytes == 0)
            return $"no payload on standard input within {StandardInput.DeadlineMs} ms";

        HookEvent hookEvent = HookEvent.Parse(input.Payload);
        var store = new JsonlAppender(path);
        string? problem = null, keyProblem = null;
        CapturedCall? call = hookEvent.ToCall();
        bool isShaped = mode == CaptureMode.Shape && (call is not null || hookEvent.IsBatch);
        CallShape? shape = isShaped ? new CallShape(ShapeKey.FindOrMake(path, out keyProblem)) : null;
        if (call is not null)
            problem = store.Append(Redactor.Redact(call, nowMs, shape));
        if (hookEvent.IsBatch)
        {
            var tail = new StoreTail(path);
            foreach (CapturedCall unrun in hookEvent.CallsThatNeverRan(tail.Holds))
                problem ??= store.Append(Redactor.Redact(unrun, nowMs, shape));
        }

        if (hookEvent.ToNote() is CapturedNote note)
            problem ??= store.Append(Redactor.Redact(note, nowMs));
        problem ??= keyProblem;
        return problem is null ? null : $"{hookEvent.Name}: {problem}";
    }
}
