using Telemetry.Records;

namespace Telemetry.Storage;

/// <summary>Appends records to the store: one record, one line, one write.</summary>
/// <remarks>Does not throw, because a hook must never disturb the tool it watches. Safe to use from many processes at once.</remarks>
public sealed class JsonlAppender(string path)
{
    /// <summary>The longest line, newline included, in bytes.</summary>
    public const int MaxLineBytes = 64 * 1024;

    /// <summary>Appends one call.</summary>
    /// <returns>Null once the whole line is in the file; else why it is not, in words.</returns>
    public string? Append(ToolCall call) => Append(RecordWriter.ToLine(call).Span);

    /// <summary>Appends one note.</summary>
    /// <returns>Null once the whole line is in the file; else why it is not, in words.</returns>
    public string? Append(Note note) => Append(RecordWriter.ToLine(note).Span);

    /// <summary>Appends what a transcript tells of a call, unless the call was forgotten.</summary>
    /// <returns>Null once the whole line is in the file, or where the call was forgotten; else why it is not, in words.</returns>
    /// <exception cref="IOException">What was forgotten cannot be read.</exception>
    public string? AppendUnlessForgotten(ToolCall call) => Append(RecordWriter.ToLine(call).Span, () => !ForgottenCalls.Read(path).Holds(call));

    private string? Append(ReadOnlySpan<byte> line, Func<bool>? isWanted = null) => line.Length > MaxLineBytes
        ? $"a line of {line.Length} bytes is longer than a line may be"
        : AppendHandle.AppendTo(path, line, isWanted);
}
