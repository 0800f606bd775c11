using System.Diagnostics;
using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary>The built server as a process that somebody else starts and ends.</summary>
public sealed class ServerLifetimeTests
{
    private const int Limit = 60_000;
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);

    [Fact(Timeout = Limit)]
    public async Task TheServerEndsWithItsInput()
    {
        Needs.Plugin();
        using var folder = TempFolder.ForCaller();
        using var server = Start(folder);
        try
        {
            // Also proves that a server left behind would be seen where another test looks for one.
            if (OperatingSystem.IsLinux())
                Assert.Single(PluginProcesses.StartedWithHome(folder.Path));

            server.StandardInput.Close();
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            deadline.CancelAfter(LongestEnd);
            await server.WaitForExitAsync(deadline.Token);

            Assert.Equal(0, server.ExitCode);
            Assert.Equal("", await server.StandardOutput.ReadToEndAsync(deadline.Token));
        }
        finally
        {
            if (!server.HasExited)
                server.Kill();
        }
    }

    private static Process Start(TempFolder folder)
    {
        var start = new ProcessStartInfo(Checkout.Server, "serve")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["HOME"] = folder.Path;
        start.Environment["TELEMETRY_FILE"] = folder.File("store.jsonl");
        return Process.Start(start)!;
    }
}
