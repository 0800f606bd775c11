using Telemetry.Mcp.Health;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Health;

public sealed class EventsCheckTests
{
    [Fact]
    public void EveryEventTellsWhenItLastArrived()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        home.WriteStore(
            Some.Call(i: 0).ToLine(), Some.Call(i: 60).ToLine(), Some.Failure(i: 120).ToLine(),
            Some.Call(i: 900).ToLine().Replace("\"source\":\"hook\"", "\"source\":\"transcript\"", StringComparison.Ordinal),
            Some.Failure(i: 180, stage: "validation").ToLine().Replace("\"source\":\"hook\"", "\"source\":\"batch\"", StringComparison.Ordinal),
            Note("2026-06-01T07:59:00.000Z", "session_start"), Note("2026-06-01T08:10:00.000Z", "subagent_start"), Note("2025-06-01T08:00:00.000Z", "subagent_stop"));
        Check check = Of(home);
        Assert.Equal((CheckStatus.Ok, "The last event arrived 50 min ago."), (check.Status, check.Says));
        Assert.Equal(
            [
                "PostToolUse        1 Jun 08:01, 2 in 7 days", "PostToolUseFailure 1 Jun 08:02, 1 in 7 days", "PostToolBatch      1 Jun 08:03, 1 in 7 days",
                "SubagentStart      1 Jun 08:10, 1 in 7 days", "SubagentStop       1 Jun 2025 08:00, 0 in 7 days", "SessionStart       1 Jun 07:59, 1 in 7 days",
            ],
            check.Details!);
        Assert.Equal("2026-06-01T08:02:00.000Z", (string)check.Figures!["PostToolUseFailure"]!["last"]!);
    }

    [Fact]
    public void NoEventYetSaysWhatMayBeTheCause()
    {
        using SomeInstallation home = SomeInstallation.Complete();
        Assert.Equal((CheckStatus.Warning, "No event is recorded yet. A session that runs already has to be restarted once."), (Of(home).Status, Of(home).Says));
        home.WriteStore(
            Some.Call().ToLine().Replace("\"source\":\"hook\"", "\"source\":\"transcript\"", StringComparison.Ordinal),
            Note("2026-06-01T08:10:00.000Z", "subagent_start").Replace("\"v\":1", "\"source\":\"transcript\",\"v\":1", StringComparison.Ordinal));
        Assert.Equal("No event is recorded yet. What the store holds was imported. A session that runs already has to be restarted once.", Of(home).Says);
    }

    private static string Note(string time, string name) => $"{{\"timestamp\":\"{time}\",\"event\":\"{name}\",\"session_id\":\"s1\",\"v\":1}}\n";

    private static Check Of(SomeInstallation home) => EventsCheck.Of(StoreSurvey.Of(home.Store, home.Premises.NowMs), home.Premises);
}
