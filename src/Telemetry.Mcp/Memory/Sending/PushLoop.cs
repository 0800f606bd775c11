namespace Telemetry.Mcp.Memory;

/// <summary>Sends lessons from time to time, in the background of a server.</summary>
internal static class PushLoop
{
    // Not into the start of a session, nor for one that ends at once; then as often as lessons can be worth it.
    private static readonly TimeSpan s_start = TimeSpan.FromMinutes(1), s_period = TimeSpan.FromMinutes(15);

    /// <summary>Sends until the server is to end. Does not throw; does nothing where no memory server is set.</summary>
    /// <param name="setting">Where lessons go.</param>
    /// <param name="push">Sends what is due.</param>
    /// <param name="time">The clock.</param>
    /// <param name="end">The server is to end.</param>
    public static async Task RunAsync(MemorySetting setting, Func<CancellationToken, Task> push, TimeProvider time, CancellationToken end)
    {
        if (setting.Server is null)
            return;
        try
        {
            for (TimeSpan pause = s_start; ; pause = s_period)
            {
                await Task.Delay(pause, time, end).ConfigureAwait(false);
                try
                {
                    await push(end).ConfigureAwait(false);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // The doctor tells what is wrong with the store; the next time may be better.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }
}
