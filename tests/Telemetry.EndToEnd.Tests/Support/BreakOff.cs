using System.Diagnostics;
using System.Globalization;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>Ends the client in the middle of a call.</summary>
/// <param name="StartedFile">The file that the call makes as it starts.</param>
/// <param name="IsKill">True where the client is not told, as by a crash; else it is interrupted, as from a keyboard.</param>
internal sealed record BreakOff(string StartedFile, bool IsKill)
{
    // The client has the call's process running before it has noted so.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(400);

    public async Task ApplyAsync(Process client, CancellationToken cancellation)
    {
        while (!File.Exists(StartedFile) && !client.HasExited)
            await Task.Delay(50, cancellation);
        await Task.Delay(Settling, cancellation);
        if (IsKill)
        {
            client.Kill();
            return;
        }

        using var signal = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -INT {client.Id}")]);
        await signal.WaitForExitAsync(cancellation);
    }
}
