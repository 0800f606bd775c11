using Telemetry.Mcp.Importing;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Mcp.Forgetting;

/// <summary>The right to rewrite the store: while it is held, no import runs and nobody else rewrites. Hooks go on.</summary>
internal sealed class StoreChange : IDisposable
{
    private readonly string _storePath;
    private readonly ImportMarks _marks;

    private StoreChange(string storePath, ImportMarks marks) => (_storePath, _marks) = (storePath, marks);

    /// <summary>Takes the right.</summary>
    /// <returns>Null where an import or another rewrite is running.</returns>
    /// <exception cref="IOException">The marks of the import cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be opened.</exception>
    public static StoreChange? Begin(string storePath) => ImportMarks.Open(storePath) is ImportMarks marks ? new(storePath, marks) : null;

    /// <summary>What a command says where the right is not to be had.</summary>
    public static string IsTaken(string storePath, string command) => $"An import into {storePath}, or another rewrite of it, is running. Let it finish, then run {command} again.";

    /// <summary>What a command says where the store could not be rewritten.</summary>
    public static string HasFailed(string storePath, Exception why, string command) =>
        $"{storePath} is as it was: {why.Message} Check its owner and mode, the free space, and that its folder may be written; then run {command} again.";

    /// <summary>Rewrites the store.</summary>
    /// <param name="reason">Why, in a word.</param>
    /// <param name="edit">Decides on each line.</param>
    /// <param name="time">The clock.</param>
    /// <param name="beforeReplacing">What must be on disk before: see <see cref="StoreRewrite"/>.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="IOException">It could not be done; the store is the old one.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be done; the store is the old one.</exception>
    public void Rewrite(string reason, LineEdit edit, TimeProvider time, Action? beforeReplacing = null, CancellationToken cancellation = default)
    {
        var note = new Note { TimestampMs = time.GetUtcNow().ToUnixTimeMilliseconds(), Event = Note.Rewritten, Reason = reason };
        StoreRewrite.Run(_storePath, note, edit, beforeReplacing, cancellation);
        try
        {
            // What was imported is still imported: the marks are now those of the new file.
            _marks.Save();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // They only save work: the next import reads all again.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _marks.Dispose();
}
