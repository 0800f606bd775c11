namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>The built <c>telemetry</c> at a terminal.</summary>
internal static class TelemetryProgram
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);

    /// <summary>Imports the transcripts of a home into a store.</summary>
    /// <returns>The store after it.</returns>
    public static async Task<Store> ImportAsync(string home, string store, params IEnumerable<string> paths)
    {
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = home,
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            ["TERM"] = "dumb",
            ["TELEMETRY_FILE"] = store,
        };
        var run = await ProcessRun.ToEndAsync(
            Checkout.Server, ["import", .. paths], home, environment, LongestRun, TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, run.ToString());
        return Store.Read(store);
    }
}
