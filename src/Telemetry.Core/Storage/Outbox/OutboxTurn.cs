namespace Telemetry.Storage;

/// <summary>The right to change an outbox, and to send what waits in it: one process at a time has it, so no lesson is claimed by two.</summary>
/// <remarks>It is the lock of a file beside the outbox, which ends with its process, however that ends.</remarks>
public sealed class OutboxTurn : IDisposable
{
    /// <summary>Beyond so many bytes the file is written anew, each lesson once.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>So many lessons are remembered. What is forgotten of older ones is sent once more, under the same name.</summary>
    public const int MaxEntries = 500;

    private readonly string _path;
    private readonly FileStream _lock;

    private OutboxTurn(string path, FileStream held, Outbox outbox)
    {
        _path = path;
        _lock = held;
        Outbox = outbox;
    }

    /// <summary>Takes the turn.</summary>
    /// <returns>Null where another process has it.</returns>
    /// <exception cref="IOException">The outbox cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static OutboxTurn? TryTake(string storePath)
    {
        string path = Outbox.PathOf(storePath), lockPath = path + ".lock";
        OwnerFolder.MakeFor(lockPath);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        FileStream held;
        try
        {
            held = new FileStream(lockPath, options);
        }
        catch (IOException) when (File.Exists(lockPath))
        {
            return null;
        }

        try
        {
            // Read only now: what another process wrote in its turn is in it.
            var turn = new OutboxTurn(path, held, Outbox.Read(storePath));
            turn.Compact();
            return turn;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>What is in it, with all that was added in this turn.</summary>
    public Outbox Outbox { get; }

    /// <summary>Writes down where lessons stand, on disk before this returns.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(params IReadOnlyCollection<OutboxEntry> entries)
    {
        if (entries.Count == 0)
            return;
        DurableLines.Append(_path, string.Concat(entries.Select(OutboxLine.Of)));
        foreach (OutboxEntry entry in entries)
            Outbox.Take(entry);
    }

    /// <summary>Writes down that nothing could be sent.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(OutboxTrouble trouble)
    {
        DurableLines.Append(_path, OutboxLine.Of(trouble));
        Outbox.Take(trouble);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    // A copy that a killed process left behind is written over by the next.
    private void Compact()
    {
        if (new FileInfo(_path) is not { Exists: true, Length: > MaxBytes })
            return;
        IEnumerable<OutboxEntry> newest = Outbox.Entries.OrderBy(entry => entry.AtMs).TakeLast(MaxEntries);
        string lines = string.Concat(newest.Select(OutboxLine.Of).Append(Outbox.Trouble is OutboxTrouble trouble ? OutboxLine.Of(trouble) : ""));
        string copy = _path + ".rewriting";
        File.Delete(copy);
        DurableLines.Append(copy, lines);
        File.Move(copy, _path, overwrite: true);
    }
}
