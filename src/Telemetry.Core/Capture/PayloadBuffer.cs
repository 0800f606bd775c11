namespace Telemetry.Capture;

/// <summary>Gathers the bytes of standard input until the first JSON value is whole.</summary>
/// <remarks>
/// Some clients never close the pipe, so the end of the value is the end of the payload. A payload over the limit is still read to its end, and
/// thrown away: a writer whose pipe breaks is a tool call disturbed.
/// </remarks>
public sealed class PayloadBuffer
{
    /// <summary>The largest payload that is kept, in bytes: 32 MiB.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(64 * 1024);
    private int _length;

    /// <summary>How many bytes came in, also those that were thrown away.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>True where the payload was larger than <see cref="MaxBytes"/> and is not kept.</summary>
    public bool IsTooLarge => TotalBytes > MaxBytes;

    /// <summary>True where the value may be whole, as far as its last byte tells. <see cref="IsComplete"/> knows, but reads it all.</summary>
    public bool MayBeComplete => _length > 0 && _bytes.AsSpan(0, _length).TrimEnd(" \t\r\n"u8) is [.., (byte)'}' or (byte)']'];

    /// <summary>The payload so far.</summary>
    public ReadOnlyMemory<byte> Payload => _bytes.AsMemory(0, _length);

    /// <summary>Room for the next bytes, at least 4 KiB.</summary>
    public Span<byte> FreeSpace()
    {
        if (IsTooLarge)
            _length = 0;
        if (_bytes.Length - _length < 4096)
        {
            byte[] larger = GC.AllocateUninitializedArray<byte>(_bytes.Length * 4);
            Payload.Span.CopyTo(larger);
            _bytes = larger;
        }

        return _bytes.AsSpan(_length);
    }

    /// <summary>Takes over what was written into <see cref="FreeSpace"/>.</summary>
    public void Advance(int count)
    {
        _length += count;
        TotalBytes += count;
    }

    /// <summary>True once the value is whole: for a writer that does not close the pipe.</summary>
    public bool IsComplete() => MayBeComplete && JsonWalk.StartsWithWholeValue(Payload.Span);
}
