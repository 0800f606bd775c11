using Microsoft.Win32.SafeHandles;
using Telemetry.Records;

namespace Telemetry.Storage;

/// <summary>The edited copy of a store that is still being appended to.</summary>
internal sealed class StoreCopy : IDisposable
{
    private const int BufferBytes = 256 * 1024;

    private readonly SafeFileHandle _source;
    private readonly StoreLines _lines;
    private readonly FileStream _copy;
    private readonly LineEdit _edit;
    private long _restEnd;

    /// <param name="source">The store, open for reading.</param>
    /// <param name="path">Where the copy comes: a new file, readable for its owner only.</param>
    /// <param name="note">The copy's first line.</param>
    /// <param name="edit">Decides on each line.</param>
    public StoreCopy(SafeFileHandle source, string path, Note note, LineEdit edit)
    {
        _source = source;
        _lines = new StoreLines(source);
        _edit = edit;
        Path = path;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete, BufferSize = BufferBytes };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _copy = new FileStream(path, options);
        _copy.Write(RecordWriter.ToLine(note).Span);
    }

    /// <summary>Where the copy is.</summary>
    public string Path { get; }

    /// <summary>Copies the whole lines that are there.</summary>
    public void CopyLines(CancellationToken cancellation)
    {
        while (_lines.TryRead(out ReadOnlySpan<byte> line))
        {
            long offset = _lines.Offset - line.Length;
            // An earlier rewrite's note gives way to this one's.
            if (offset > 0 || !IsNoteOfARewrite(line))
                _copy.Write(_edit(line, offset));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Copies what follows the last newline: nobody is writing there, so it is a line that was cut short.</summary>
    public void CopyRest()
    {
        _restEnd = _lines.Offset + _lines.Rest.Length;
        if (_lines.Rest.Length > 0)
            _copy.Write(_edit(_lines.Rest, _lines.Offset));
        _copy.Flush();
    }

    /// <summary>What stands in the old store behind all that was copied.</summary>
    public byte[] Late()
    {
        var late = new byte[Math.Max(0, RandomAccess.GetLength(_source) - _restEnd)];
        int read = 0, got = late.Length;
        while (got > 0 && read < late.Length)
            read += got = RandomAccess.Read(_source, late.AsSpan(read), _restEnd + read);
        return late[..read];
    }

    /// <summary>Waits until the copy is on disk.</summary>
    public void FlushToDisk() => _copy.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Dispose() => _copy.Dispose();

    private static bool IsNoteOfARewrite(ReadOnlySpan<byte> line) =>
        RecordLine.TryRead(line[..^1], out RecordLine record) && record.Kind == RecordKind.Note && record[Field.Event].Raw.SequenceEqual("rewritten"u8);
}
