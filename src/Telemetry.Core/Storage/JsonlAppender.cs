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

    private string? Append(ReadOnlySpan<byte> line)
    {
        if (line.Length > MaxLineBytes)
            return $"a line of {line.Length} bytes is longer than a line may be";
        using AppendHandle? file = AppendHandle.TryOpen(path, out string? problem);
        return file is null ? problem : file.Write(line);
    }
}
