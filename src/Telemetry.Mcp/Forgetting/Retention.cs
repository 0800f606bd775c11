namespace Telemetry.Mcp.Forgetting;

/// <summary>Removes calls that are older than they are to be kept, in the background of a server.</summary>
/// <remarks>
/// No answer waits for it, and the server's end does not either: the process may end, or be killed, in the middle, and the store is then the old one.
/// Where an import or another server is at it, it tries again later; who comes second finds nothing to do.
/// </remarks>
internal sealed class Retention(string storePath, RetentionDays days, TimeProvider time)
{
    // After the questions of a session's start; and long before a day where somebody else was at it.
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(3), s_period = TimeSpan.FromDays(1), s_retry = TimeSpan.FromMinutes(5);

    /// <summary>Removes what is too old, shortly after the start and then once a day, until it is called off. Does not throw.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (days.Days is null)
            return;
        try
        {
            await Task.Delay(s_start, time, cancellation).ConfigureAwait(false);
            while (true)
            {
                bool isDone = await Task.Run(() => TryApply(cancellation), cancellation).ConfigureAwait(false);
                await Task.Delay(isDone ? s_period : s_retry, time, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    /// <summary>Removes what is too old now.</summary>
    /// <returns>False where it could not be done, because somebody else is at it or the store cannot be rewritten.</returns>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public bool TryApply(CancellationToken cancellation)
    {
        if (days.OldestMs(time) is not long oldestMs || !File.Exists(storePath))
            return true;
        try
        {
            using StoreChange? change = StoreChange.Begin(storePath);
            if (change is null)
                return false;
            Removal.OfOlder(change, storePath, oldestMs, time, cancellation);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What hinders it hinders hooks too, and the doctor tells of that.
            return false;
        }
    }
}
