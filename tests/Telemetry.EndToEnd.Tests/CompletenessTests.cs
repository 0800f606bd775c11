using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary>Of every kind of call that a client can be made to make: what the client wrote down itself is what the hooks stored.</summary>
[Collection(RealClientTests.Name)]
public sealed class CompletenessTests(InstalledPlugin plugin, UnusualSessions unusual)
{
    private const int Limit = 660_000;

    [Fact(Timeout = Limit)]
    public async Task EveryCallIsInTheStoreOnceButThoseThatWereCutOff()
    {
        foreach (var (calls, stored, _) in await HomesAsync())
        {
            Assert.All(calls, call => Assert.True(
                stored.LinesOf(call.ToolUseId).Count == (CanBeSeen(call) ? 1 : 0), $"{stored.LinesOf(call.ToolUseId).Count} lines of {call}"));
            Assert.Equal(calls.Count(CanBeSeen), stored.Calls.Count);
            Assert.Equal(0, stored.Foreign);
        }
    }

    [Fact(Timeout = Limit)]
    public async Task ToolOutcomeStageAndAgentAreThoseOfTheTranscript()
    {
        foreach (var (calls, stored, _) in await HomesAsync())
            Assert.All(calls.Where(CanBeSeen), call => Assert.Equal(Fate.Of(call), Fate.Of(Assert.Single(stored.LinesOf(call.ToolUseId)))));
    }

    [Fact(Timeout = Limit)]
    public async Task TheErrorIsThatOfTheTranscript()
    {
        foreach (var (calls, stored, _) in await HomesAsync())
        {
            Assert.All(calls.Where(CanBeSeen), call => ErrorText.AssertTells(call, Assert.Single(stored.LinesOf(call.ToolUseId))["error"]));
        }
    }

    [Fact(Timeout = Limit)]
    public async Task TheLatencyIsTheOneThatTheClientReported()
    {
        foreach (var (calls, stored, client) in await HomesAsync())
        {
            var reported = client.Witness.ReportedDurations();
            var latencies = stored.Calls.Where(line => line["latency_source"] is not null).ToDictionary(
                line => line["tool_use_id"]!, line => $"{line["latency_ms"]} ms, {line["latency_source"]}");

            // The client reports a duration for all that ran, and for nothing else.
            Assert.Equal(calls.Where(call => CanBeSeen(call) && call.HasRun).Select(call => call.ToolUseId).Order(), reported.Keys.Order());
            Assert.Equal(reported.ToDictionary(call => call.Key, call => $"{call.Value} ms, reported"), latencies);
        }
    }

    [Fact(Timeout = Limit)]
    public async Task EveryFateOccurs()
    {
        // Else the tests above would hold for sessions in which nothing happened.
        var calls = (await HomesAsync()).SelectMany(home => home.Calls).ToList();

        Assert.Superset(
            new HashSet<string> { "success executed", "failure executed", "failure validation", "failure denied", "failure interrupted" },
            calls.Where(call => call.Result is not null).Select(call => $"{call.Outcome} {call.Stage}").ToHashSet());
        Assert.Contains(calls, call => call.Result is null);
    }

    [Fact(Timeout = Limit)]
    public async Task WhatNobodyGrantedAndWhatAHookForbadeIsDenied()
    {
        var session = await unusual.RecordingAsync();

        Assert.All(session.Unusual.NotAllowed, call => Assert.Equal("failure, denied", FateOf(session, call)));
        Assert.Equal(["failure, denied", "success, executed", "failure, executed"], session.Unusual.PartlyAllowed.Select(call => FateOf(session, call)));
    }

    [Fact(Timeout = Limit)]
    public async Task AnAgentOfAnAgentIsTheOneThatMakesItsCalls()
    {
        var session = await unusual.RecordingAsync();
        var nesting = session.Stored.LineOf(session.Unusual.Nesting);
        var nested = session.Stored.LineOf(session.Unusual.Nested);

        Assert.NotNull(nesting["agent_id"]);
        Assert.Equal(nesting["subagent_id"], nested["agent_id"]);
        Assert.NotEqual(nesting["agent_id"], nested["agent_id"]);
    }

    [Fact(Timeout = Limit)]
    public async Task OnlyALaunchInTheBackgroundIsMarkedAsOne()
    {
        var session = await unusual.RecordingAsync();

        Assert.Equal("True", session.Stored.LineOf(session.Unusual.Background)["background"]);
        Assert.All([session.Unusual.Nesting, .. session.Unusual.SideBySide, session.Unusual.Failing], call => Assert.Null(session.Stored.LineOf(call)["background"]));
    }

    [Fact(Timeout = Limit)]
    public async Task ACallOfAForkBelongsToTheForkAndItsPastToTheOriginal()
    {
        var session = await unusual.RecordingAsync();
        var owners = session.Unusual.Continued.Select(turn => turn.Select(call => session.Stored.LineOf(call)["session_id"]).Distinct().Single());

        Assert.NotEqual(session.OriginalId, session.ForkId);
        Assert.Equal([session.OriginalId, session.OriginalId, session.ForkId], owners);
    }

    // No event tells of a call that was broken off with its session or its agent, and nobody knows how a call ended that has no result.
    private static bool CanBeSeen(TranscriptCall call) => call.Result is not null && !call.IsCutOff;

    private static string FateOf(UnusualRecording session, ToolUse call)
    {
        var line = session.Stored.LineOf(call);
        return $"{line["outcome"]}, {line["stage"]}";
    }

    private async Task<IReadOnlyList<(IReadOnlyList<TranscriptCall> Calls, Store Stored, ClaudeClient Client)>> HomesAsync()
    {
        var usual = await plugin.RecordingAsync();
        var odd = await unusual.RecordingAsync();
        return [(usual.CallsOfWork, usual.Stored, usual.Client), (odd.Calls, odd.Stored, odd.Client)];
    }
}
