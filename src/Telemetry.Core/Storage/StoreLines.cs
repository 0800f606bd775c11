using Microsoft.Win32.SafeHandles;

namespace Telemetry.Storage;

/// <summary>Takes one line of the store, whatever it is.</summary>
/// <param name="line">The line with its newline; only a file's last one may lack it. Valid during the call only.</param>
/// <param name="offset">Where it starts, in bytes.</param>
public delegate void LineVisitor(ReadOnlySpan<byte> line, long offset);

/// <summary>The store's lines one after the other, all of them: records, torn ones, foreign ones and blank ones.</summary>
public sealed class StoreLines(SafeFileHandle file)
{
    private const int FirstBytes = 256 * 1024, MaxLineBytes = 256 * 1024 * 1024;

    private byte[] _buffer = new byte[FirstBytes];
    private int _start, _searched, _end;
    private long _endOffset;

    /// <summary>Where the next line starts, in bytes.</summary>
    public long Offset => _endOffset - (_end - _start);

    /// <summary>What follows the last newline that was read so far.</summary>
    public ReadOnlySpan<byte> Rest => _buffer.AsSpan(_start.._end);

    /// <summary>Visits all lines of a store, the last one also without its newline; none where there is no store.</summary>
    /// <returns>Where the last of them ended, in bytes.</returns>
    /// <exception cref="IOException">The store cannot be read, or has a line of more than 256 MiB.</exception>
    /// <exception cref="UnauthorizedAccessException">The store may not be read.</exception>
    public static long Visit(string path, LineVisitor visit)
    {
        if (!File.Exists(path))
            return 0;
        using SafeFileHandle file = Open(path);
        var lines = new StoreLines(file);
        while (lines.TryRead(out ReadOnlySpan<byte> line))
            visit(line, lines.Offset - line.Length);
        if (lines.Rest.Length > 0)
            visit(lines.Rest, lines.Offset);
        return lines._endOffset;
    }

    /// <summary>Opens a store for reading, while others append to it and replace it.</summary>
    internal static SafeFileHandle Open(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>The next whole line.</summary>
    /// <param name="line">The line with its newline; valid until the next one is read.</param>
    /// <returns>False at the end; what was appended since can be read by asking again.</returns>
    /// <exception cref="IOException">The store cannot be read, or has a line of more than 256 MiB.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            int newline = _buffer.AsSpan(_searched.._end).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                int end = _searched + newline + 1;
                line = _buffer.AsSpan(_start..end);
                _start = _searched = end;
                return true;
            }

            _searched = _end;
            if (!Fill())
            {
                line = default;
                return false;
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_searched, _end, _start) = (_searched - _start, _end - _start, 0);
        }

        if (_end == _buffer.Length)
        {
            if (_end >= MaxLineBytes)
                throw new IOException("It has a line of more than 256 MiB, so it is no store.");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = RandomAccess.Read(file, _buffer.AsSpan(_end), _endOffset);
        _end += read;
        _endOffset += read;
        return read > 0;
    }
}
