namespace Telemetry.Storage;

/// <summary>Appends many records: whole lines, block by block, each block in one write.</summary>
/// <remarks>Safe to use from several threads, and while hooks append: a block never splits another writer's line. Dispose flushes.</remarks>
public sealed class BlockAppender(string path) : IDisposable
{
    private const int BlockBytes = 256 * 1024;

    private readonly Lock _lock = new();
    private readonly byte[] _block = new byte[BlockBytes];
    private int _length;

    /// <summary>Why lines are not in the file, in words; null while all are.</summary>
    public string? Problem { get; private set; }

    /// <summary>Adds one line.</summary>
    /// <returns>False where it was not taken: <see cref="Problem"/> says why, or the line is longer than a line may be.</returns>
    public bool Add(ReadOnlyMemory<byte> line)
    {
        if (line.Length > JsonlAppender.MaxLineBytes)
            return false;
        lock (_lock)
        {
            if (_length + line.Length > BlockBytes)
                Write();
            if (Problem is not null)
                return false;
            line.Span.CopyTo(_block.AsSpan(_length));
            _length += line.Length;
            return true;
        }
    }

    /// <summary>Writes what was added so far.</summary>
    /// <returns>Null once it is in the file; else why it is not, in words.</returns>
    public string? Flush()
    {
        lock (_lock)
        {
            Write();
            return Problem;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Flush();

    // After a problem nothing more is written: what follows half a line would be torn too.
    private void Write()
    {
        if (_length == 0 || Problem is not null)
            return;
        // Opened for each block: between two of them the store may have been replaced.
        Problem = AppendHandle.AppendTo(path, _block.AsSpan(0, _length));
        _length = 0;
    }
}
