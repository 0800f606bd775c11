using System.Text;
using System.Text.Json;
using Telemetry.Capture;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Fuzz;

/// <summary>The hook's way from a payload to lines, and what must be true of every line.</summary>
internal static class Recorded
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The lines that the hook would write.</summary>
    /// <param name="payload">What comes on standard input.</param>
    /// <param name="shape">Reduces texts to their shape; null keeps them.</param>
    /// <exception cref="JsonException">The payload is damaged beyond use.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> LinesOf(byte[] payload, CallShape? shape = null)
    {
        HookEvent hookEvent = HookEvent.Parse(payload);
        if (hookEvent.ToCall() is CapturedCall call)
            yield return RecordWriter.ToLine(Redactor.Redact(call, Some.TimeMs, shape));
        foreach (CapturedCall unrun in hookEvent.CallsThatNeverRan((_, _) => false))
            yield return RecordWriter.ToLine(Redactor.Redact(unrun, Some.TimeMs, shape));
        if (hookEvent.ToNote() is CapturedNote note)
            yield return RecordWriter.ToLine(Redactor.Redact(note, Some.TimeMs));
    }

    /// <summary>One line of valid UTF-8, valid JSON, short enough for one write, and a record that the store's reader takes.</summary>
    public static void AssertIsRecord(ReadOnlySpan<byte> line)
    {
        Assert.InRange(line.Length, 2, JsonlAppender.MaxLineBytes);
        Assert.Equal(line.Length - 1, line.IndexOf((byte)'\n'));
        s_strict.GetCharCount(line);
        using JsonDocument json = JsonDocument.Parse(line.ToArray(), new JsonDocumentOptions { MaxDepth = 1024 });
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        Assert.True(RecordLine.TryRead(line[..^1], out RecordLine record));
        Assert.NotEqual(RecordKind.Foreign, record.Kind);
        Assert.Equal(record.Kind == RecordKind.Call, RecordReader.ToCall(record) is not null);
    }
}
