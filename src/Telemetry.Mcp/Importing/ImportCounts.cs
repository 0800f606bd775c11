namespace Telemetry.Mcp.Importing;

/// <summary>How far an import is. Many threads count, one reads along.</summary>
internal sealed class ImportCounts
{
    private long _filesDone, _bytesRead, _calls, _added, _settled, _withoutResult, _unreadable, _unreadableFiles, _forgotten, _tooOld;

    /// <summary>Transcripts that were found.</summary>
    public int Files { get; set; }

    /// <summary>Transcripts that have to be read, because they are new or have grown.</summary>
    public int FilesToRead { get; set; }

    /// <summary>Bytes that have to be read.</summary>
    public long BytesToRead { get; set; }

    public long FilesDone => Interlocked.Read(ref _filesDone);

    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>Calls with a result, each as often as transcripts repeat it.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>Calls that the store lacked.</summary>
    public long Added => Interlocked.Read(ref _added);

    /// <summary>Calls that were there and learned something.</summary>
    public long Settled => Interlocked.Read(ref _settled);

    /// <summary>Calls that have no result: how they ended is unknown, so they are not written.</summary>
    public long WithoutResult => Interlocked.Read(ref _withoutResult);

    /// <summary>Calls that were forgotten, and are not brought back; each as often as transcripts repeat it.</summary>
    public long Forgotten => Interlocked.Read(ref _forgotten);

    /// <summary>Calls that are older than calls are kept.</summary>
    public long TooOld => Interlocked.Read(ref _tooOld);

    /// <summary>Lines with calls that could not be read.</summary>
    public long UnreadableLines => Interlocked.Read(ref _unreadable);

    /// <summary>Transcripts that could not be read.</summary>
    public long UnreadableFiles => Interlocked.Read(ref _unreadableFiles);

    public void CountCall(bool isAdded, bool isSettled)
    {
        Interlocked.Increment(ref _calls);
        if (isAdded)
            Interlocked.Increment(ref _added);
        if (isSettled)
            Interlocked.Increment(ref _settled);
    }

    public void CountForgotten() => Interlocked.Increment(ref _forgotten);

    public void CountTooOld() => Interlocked.Increment(ref _tooOld);

    public void CountBytes(long bytes) => Interlocked.Add(ref _bytesRead, bytes);

    public void CountUnreadable(long lines) => Interlocked.Add(ref _unreadable, lines);

    public void CountUnreadableFile() => Interlocked.Increment(ref _unreadableFiles);

    public void CountUnchanged(int withoutResult) => Interlocked.Add(ref _withoutResult, withoutResult);

    public void CountFile(int withoutResult)
    {
        Interlocked.Increment(ref _filesDone);
        Interlocked.Add(ref _withoutResult, withoutResult);
    }
}
