namespace Telemetry.Mcp.Serving;

/// <summary>Standard input that holds its end back until every request read from it is answered.</summary>
/// <remarks>
/// The SDK stops sending once its input has ended, so answers that were still being made would be lost, and it waits for open subscriptions, which
/// would keep the process alive for ever. So the end is passed on only when the answers are out, and what then still runs is called off.
/// </remarks>
internal sealed class DrainingInput(Stream inner, OpenRequests open, CancellationTokenSource stop) : Stream
{
    /// <summary>How long answers may take after the end of input: long enough for a first look at a large history on a busy machine.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan s_callOffAfter = TimeSpan.FromMilliseconds(40);

    private readonly List<byte> _line = [];
    private bool _hasEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_hasEnded)
            return 0;
        // A read of a console or pipe cannot be called off, so on cancellation it is left behind.
        int count = await inner.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (count > 0)
        {
            Follow(buffer.Span[..count]);
            return count;
        }

        if (_line.Count > 0)
        {
            // A last message without its newline is a message all the same.
            EndLine();
            buffer.Span[0] = (byte)'\n';
            return 1;
        }

        _hasEnded = true;
        await DrainAsync(cancellationToken).ConfigureAwait(false);
        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        long until = Environment.TickCount64 + (long)Grace.TotalMilliseconds;
        while (!open.IsEmpty && Environment.TickCount64 < until)
            await Task.Delay(5, cancellationToken).ConfigureAwait(false);
        stop.CancelAfter(s_callOffAfter);
    }

    private void Follow(ReadOnlySpan<byte> bytes)
    {
        int newline;
        while ((newline = bytes.IndexOf((byte)'\n')) >= 0)
        {
            _line.AddRange(bytes[..newline]);
            EndLine();
            bytes = bytes[(newline + 1)..];
        }

        _line.AddRange(bytes);
    }

    private void EndLine()
    {
        open.OnRead(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_line));
        _line.Clear();
    }
}
