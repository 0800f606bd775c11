using Telemetry.Capture;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Hook;

/// <summary>The hook's one act: standard input → capture → redact → append.</summary>
internal static class Recording
{
    /// <summary>Records the event on standard input.</summary>
    /// <returns>Null, or what went wrong, in words that hold nothing of the payload.</returns>
    public static string? Record(string path, long nowMs)
    {
        PayloadBuffer input = StandardInput.Read();
        if (input.IsTooLarge)
            return $"a payload of {input.TotalBytes} bytes is larger than the {PayloadBuffer.MaxBytes} that are read; the event is not recorded";
        if (input.TotalBytes == 0)
            return $"no payload on standard input within {StandardInput.DeadlineMs} ms";

        HookEvent hookEvent = HookEvent.Parse(input.Payload);
        var store = new JsonlAppender(path);
        string? problem = null;
        if (hookEvent.ToCall() is CapturedCall call)
            problem = store.Append(Redactor.Redact(call, nowMs));
        if (hookEvent.IsBatch)
        {
            var tail = new StoreTail(path);
            foreach (CapturedCall unrun in hookEvent.CallsThatNeverRan(tail.Holds))
                problem ??= store.Append(Redactor.Redact(unrun, nowMs));
        }

        if (hookEvent.ToNote() is CapturedNote note)
            problem ??= store.Append(Redactor.Redact(note, nowMs));
        return problem is null ? null : $"{hookEvent.Name}: {problem}";
    }
}
