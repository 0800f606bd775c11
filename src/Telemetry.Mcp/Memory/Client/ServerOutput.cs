using System.Text;

namespace Telemetry.Mcp.Memory;

/// <summary>A server's output on its way to the protocol, watched for what is no message.</summary>
/// <remarks>The protocol's reader passes over such lines in silence, and waits for the end of a line however long it is. Here the first is kept, and too much ends it.</remarks>
internal sealed class ServerOutput(Stream inner) : Stream
{
    private const int KeptBytes = 400;
    private const long MaxRubbishBytes = 1 << 20, MaxLineBytes = 64 << 20;

    private readonly List<byte> _first = [];
    private long _rubbishBytes, _lineBytes;
    private bool _isRubbish, _hasFirst;

    /// <summary>The first line that is no JSON; null where there was none.</summary>
    public string? Rubbish => _first.Count > 0 ? Encoding.UTF8.GetString([.. _first]) : null;

    /// <summary>True where the output was not read on, because no server says so much.</summary>
    public bool IsCutOff => _rubbishBytes > MaxRubbishBytes || _lineBytes > MaxLineBytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsCutOff)
            return 0;
        int count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        foreach (byte next in buffer.Span[..count])
            Watch(next);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void Watch(byte next)
    {
        if (next == '\n')
        {
            _hasFirst |= _first.Count > 0;
            (_lineBytes, _isRubbish) = (0, false);
            return;
        }

        if (_lineBytes == 0 && next is (byte)' ' or (byte)'\t' or (byte)'\r')
            return;
        _isRubbish |= _lineBytes++ == 0 && next is not ((byte)'{' or (byte)'[');
        if (!_isRubbish)
            return;
        _rubbishBytes++;
        if (!_hasFirst && _first.Count < KeptBytes)
            _first.Add(next);
    }
}
