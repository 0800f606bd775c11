using Telemetry.Capture;

namespace Telemetry.Import;

/// <summary>The lines in which the client writes down what hooks cost: one after a turn for its end's hooks, and on some versions one for each run.</summary>
internal static class HookRunLine
{
    /// <summary>True where a line may be one of them.</summary>
    public static bool MayTell(ReadOnlySpan<byte> line) => line.IndexOf("\"durationMs\":"u8) >= 0 && (line.IndexOf("\"hookInfos\""u8) >= 0 || line.IndexOf("\"hook_"u8) >= 0);

    /// <summary>Tells each run of a line.</summary>
    public static void Read(TranscriptLine line, Action<HookRun> onHookRun)
    {
        long timestampMs = line.TimestampMs() ?? 0;
        if (line.HookInfos.Span is [(byte)'[', ..])
        {
            foreach (Range element in JsonWalk.Elements(line.HookInfos.Span))
                Tell(line.HookInfos[element], "Stop", timestampMs, onHookRun);
        }

        if (line.Attachment.Span is [(byte)'{', ..])
            Tell(line.Attachment, "", timestampMs, onHookRun);
    }

    private static void Tell(ReadOnlyMemory<byte> json, string eventName, long timestampMs, Action<HookRun> onHookRun)
    {
        if (json.Span is not [(byte)'{', ..])
            return;
        string? command = null;
        long? durationMs = null;
        JsonWalk.Fields(json.Span, (name, value) =>
        {
            ReadOnlySpan<byte> bytes = json.Span[value];
            if (name.SequenceEqual("command"u8)) command = JsonText.OfValue(bytes);
            else if (name.SequenceEqual("hookEvent"u8)) eventName = JsonText.OfValue(bytes) ?? eventName;
            else if (name.SequenceEqual("durationMs"u8)) durationMs = JsonNumber.Of(bytes) is >= 0 and < int.MaxValue and double ms ? (long)ms : null;
        });
        if (command is not null && durationMs is long duration)
            onHookRun(new HookRun(command, eventName, duration, timestampMs));
    }
}
