using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary>The client's own judgement of the plugin and of the marketplace that the repository is.</summary>
public sealed class PackageTests
{
    private const int Limit = 120_000;

    [Fact(Timeout = Limit)]
    public Task TheClientFindsNothingWrongWithThePlugin() => AssertValidAsync(Checkout.Plugin, "--strict");

    [Fact(Timeout = Limit)]
    public Task ThePluginDirectoryWouldTakeThePlugin() => AssertValidAsync(Checkout.Plugin, "--strict", "--profile", "directory");

    [Fact(Timeout = Limit)]
    public Task TheClientFindsNothingWrongWithTheMarketplace() => AssertValidAsync(Checkout.Root, "--strict");

    private static async Task AssertValidAsync(string path, params string[] options)
    {
        Needs.Client();
        Needs.Plugin();
        using var folder = TempFolder.ForCaller();
        var run = await new ClaudeClient(folder).RunAsync(["plugin", "validate", path, .. options], TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, run.ToString());
    }
}
