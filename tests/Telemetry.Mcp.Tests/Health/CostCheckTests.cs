using System.Text.Json.Nodes;
using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Health;

public sealed class CostCheckTests
{
    private const string Time = "2026-06-01T08:30:00.000Z";

    [Fact]
    public void HooksThatPrintNothingLeaveNoTimeAndTheCheckSaysSo()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        SomeTranscript.Of(home, "s1", Time, "toolu_1");
        Check check = Of(home);
        Assert.Equal(
            (CheckStatus.Ok, "The client wrote down none of our hooks' times in the last 7 days: it keeps none of hooks that print nothing.", null), (check.Status, check.Says, check.Details));
    }

    [Fact]
    public void OthersAreListedTheCostliestFirst()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        SomeTranscript.Write(home, "s1", string.Concat([
            .. Enumerable.Range(1, 20).Select(i => SomeTranscript.HookSuccess(Time, "npx lint", i * 10)), .. Enumerable.Range(1, 5).Select(i => SomeTranscript.HookSuccess(Time, "fmt", i)),
            SomeTranscript.StopSummary(Time, "notify", 900),
        ]));
        Check check = Of(home);
        Assert.Equal(["Other hooks, the costliest first:", "npx lint: 20 runs, p50 100 ms, p95 190 ms", "notify: 1 run, not enough data", "fmt: 5 runs, p50 3 ms"], check.Details!);
        JsonNode row = check.Figures!["commands"]![0]!;
        Assert.Equal(("npx lint", false, 20, 2100, 100, 190), ((string)row["command"]!, (bool)row["ours"]!, (int)row["runs"]!, (long)row["total_ms"]!, (int)row["p50_ms"]!, (int)row["p95_ms"]!));
    }

    [Fact]
    public void OursAreToldFirstWhereTheClientWroteThemDown()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        SomeTranscript.Write(home, "s1", string.Concat(Enumerable.Range(1, 20).Select(i => SomeTranscript.HookSuccess(Time, "/p/bin/telemetry-hook", i))));
        Assert.Equal("Our hooks by the client's measure: 20 runs, p50 10 ms, p95 19 ms.", Of(home).Says);
    }

    [Fact]
    public void ASecretInSomebodysCommandIsNotRepeated()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        string secret = string.Join("", "ghp", "_", new string('a', 18), new string('7', 18));
        SomeTranscript.Write(home, "s1", SomeTranscript.HookSuccess(Time, $"curl -u me:{secret}", 5));
        Assert.Contains("curl", Assert.Single(Of(home).Details!.Skip(1)), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, Of(home).Figures!.ToJsonString() + string.Concat(Of(home).Details!), StringComparison.Ordinal);
    }

    private static Check Of(SomeInstallation home) => CostCheck.Of(TranscriptSurvey.Of(home.Premises.TranscriptPaths, home.Premises.NowMs));
}
