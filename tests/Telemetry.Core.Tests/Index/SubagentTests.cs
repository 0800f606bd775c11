using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Index;

/// <summary>Every case in every order its lines can stand in: hooks run side by side, and imports come later.</summary>
public sealed class SubagentTests
{
    private static readonly string s_start = Line(Note.SubagentStart, 1000), s_stop = Line(Note.SubagentStop, 5000);
    private static readonly string s_launch = Some.LineOf(Launch(1, isBackground: true));

    [Fact]
    public void ABackgroundSubagentTakesFromItsStartToItsLastStop() => Some.InAnyOrder([s_start, s_launch, s_stop, Line(Note.SubagentStop, 9000)], index =>
    {
        Subagent subagent = Assert.Single(index.Subagents());
        Assert.Equal(("s1", "a1", "explorer", "/p"), (index.Sessions[subagent.Session], index.Agents[subagent.Agent], index.AgentTypes[subagent.AgentType], index.Projects[subagent.Project]));
        Assert.Equal((Some.TimeMs + 1000, Some.TimeMs + 9000, 8000), (subagent.StartMs, subagent.StopMs, subagent.DurationMs));
        Assert.Equal((0, true, true), (subagent.Launch, subagent.IsBackground, subagent.IsFinished));
        Assert.True(index.IsMain(subagent.ParentLane!.Value));
        Assert.Equal((8000, LatencySource.Subagent, false), Latency(index));
    });

    [Fact]
    public void OfACallThatWaitedItsOwnDurationStands() => Some.InAnyOrder(
        [s_start, s_stop, Some.LineOf(Launch(6, latencyMs: 4321)), Some.LineOf(Launch(6, latencyMs: 4400, source: RecordSource.Transcript))],
        index =>
        {
            Subagent subagent = Assert.Single(index.Subagents());
            Assert.Equal((4321, false, SubagentOutcome.Success), (subagent.DurationMs, subagent.IsBackground, subagent.Outcome));
            Assert.Equal((4321, LatencySource.Reported, false), Latency(index));
        });

    [Fact]
    public void AStartAndAStopWithoutALaunchAreASubagentAllTheSame() => Some.InAnyOrder([s_start, s_stop, s_start, s_stop], index =>
    {
        Subagent subagent = Assert.Single(index.Subagents());
        Assert.Equal((null, null, null, 4000), (subagent.Launch, subagent.ParentLane, subagent.IsBackground, subagent.DurationMs));
        Assert.Equal((SubagentOutcome.Unknown, true), (subagent.Outcome, subagent.IsFinished));
    });

    [Fact]
    public void WhereTheStartWasLostTheLaunchStandsInForIt() => Some.InAnyOrder([s_launch, s_stop], index =>
    {
        Assert.Equal((Some.TimeMs + 1000, 4000), (Assert.Single(index.Subagents()).StartMs, index.Subagents()[0].DurationMs));
        Assert.Equal((4000, LatencySource.Subagent, false), Latency(index));
    });

    // The call that waited ended when its subagent did, so it started its latency before.
    [Fact]
    public void WhereTheStartWasLostACallThatWaitedStartedWhenItBegan() => Some.InAnyOrder(
        [Some.LineOf(Launch(6, latencyMs: 4900, source: RecordSource.Transcript)), Line(Note.SubagentStop, 5900)],
        index => Assert.Equal((Some.TimeMs + 1100, 4800), (Assert.Single(index.Subagents()).StartMs, index.Subagents()[0].DurationMs)));

    [Fact]
    public void OneThatNeverStopsIsUnknownAndNotFailed() => Some.InAnyOrder([s_start, s_launch, CallLine(2), CallLine(3)], index =>
    {
        Subagent subagent = Assert.Single(index.Subagents());
        Assert.Equal((SubagentOutcome.Unknown, false, null, 2), (subagent.Outcome, subagent.IsFinished, subagent.DurationMs, subagent.Calls));
        Assert.Equal(Some.TimeMs + 3000, subagent.LastSeenMs);
        Assert.Contains(index.Rows.ToArray(), row => row.IsBackground && row.Outcome == Outcome.Success);
    });

    [Theory]
    [InlineData("completed", SubagentOutcome.Success)]
    [InlineData("failed", SubagentOutcome.Failure)]
    [InlineData("killed", SubagentOutcome.Failure)]
    [InlineData("stopped", SubagentOutcome.Failure)]
    [InlineData("a word of a later client", SubagentOutcome.Unknown)]
    [InlineData(null, SubagentOutcome.Unknown)]
    public void AStopMaySayHowItEnded(string? reason, SubagentOutcome outcome) => Some.InAnyOrder(
        [s_start, s_launch, Line(Note.SubagentStop, 4990, reason), s_stop],
        index => Assert.Equal((outcome, 4000), (Assert.Single(index.Subagents()).Outcome, index.Subagents()[0].DurationMs)));

    [Fact]
    public void OfOneThatWasResumedTheLastStopDecides() => Some.InAnyOrder(
        [s_start, Line(Note.SubagentStop, 4000, "failed"), Line(Note.SubagentStart, 6000), Line(Note.SubagentStop, 8000, "completed")],
        index => Assert.Equal((SubagentOutcome.Success, 7000), (Assert.Single(index.Subagents()).Outcome, index.Subagents()[0].DurationMs)));

    [Fact]
    public void ACallThatWaitedAndFailedIsASubagentThatFailed() => Some.InAnyOrder(
        [s_start, s_stop, Some.LineOf(Launch(6, latencyMs: 4321) with { Outcome = Outcome.Failure, Error = "it failed" })],
        index => Assert.Equal(SubagentOutcome.Failure, Assert.Single(index.Subagents()).Outcome));

    [Fact]
    public void TheSameIdInTwoSessionsIsTwoSubagents() => Some.InAnyOrder([s_start, s_stop, Line(Note.SubagentStart, 2000, session: "s2"), CallLine(3, session: "s2")], index =>
        Assert.Equal(["s1 4000 0 True", "s2  1 False"], index.Subagents().Select(one => $"{index.Sessions[one.Session]} {one.DurationMs} {one.Calls} {one.IsFinished}").Order()));

    [Fact]
    public void ANestedSubagentsParentIsTheOneThatLaunchedIt() => Some.InAnyOrder(
        [s_launch, Some.LineOf(Launch(2, agent: "a2", isBackground: true, by: "a1")), CallLine(3, agent: "a2"), Line(Note.SubagentStart, 2000, agent: "a2")],
        index =>
        {
            Subagent inner = index.Subagents().Single(one => index.Agents[one.Agent] == "a2"), outer = index.Subagents().Single(one => index.Agents[one.Agent] == "a1");
            Assert.Equal((outer.Lane, 1, 1), (inner.ParentLane, inner.Calls, outer.Calls));
            Assert.True(index.IsMain(outer.ParentLane!.Value));
        });

    [Fact]
    public void OneThatOnlyItsCallsSpeakOfIsOneOfItsOwn() => Some.InAnyOrder([CallLine(1), CallLine(2)], index =>
    {
        Subagent subagent = Assert.Single(index.Subagents());
        Assert.Equal((2, "explorer", "/p", null, null), (subagent.Calls, index.AgentTypes[subagent.AgentType], index.Projects[subagent.Project], subagent.StartMs, subagent.DurationMs));
    });

    [Fact]
    public void AClockThatWasTurnedBackMakesNoDurationOfZero() => Some.InAnyOrder([Line(Note.SubagentStart, 6000), s_launch, s_stop], index =>
    {
        Assert.Null(Assert.Single(index.Subagents()).DurationMs);
        Assert.True(index.Rows[0].IsBackground);
    });

    [Fact]
    public void OfTwoCallsThatSpeakOfOneSubagentTheFirstLaunchedIt() => Some.InAnyOrder([s_start, s_stop, s_launch, Some.LineOf(Launch(4, isBackground: true))], index =>
    {
        Assert.Equal(Some.TimeMs + 1000, index.Rows[Assert.Single(index.Subagents()).Launch!.Value].TimestampMs);
        Assert.Equal([(1000L, 4000, false), (4000L, -1, true)], index.Rows.ToArray().OrderBy(row => row.TimestampMs).Select(row => (row.TimestampMs - Some.TimeMs, row.IsBackground ? -1 : row.LatencyMs, row.IsBackground)));
    });

    [Fact]
    public void ALaunchThatSeveralLinesTellOfIsSettledOnceAndForAll() => Some.InAnyOrder(
        [s_start, s_stop, s_launch, Some.LineOf(Launch(1, latencyMs: 30, isBackground: true, source: RecordSource.Transcript))],
        index => Assert.Equal((4000, LatencySource.Subagent, false), Latency(index)));

    [Fact]
    public void WhatATranscriptTellsOfTheDurationIsTakenWhereNoStopWasSeen() => Some.InAnyOrder(
        [s_start, s_launch, Some.LineOf(Launch(1, latencyMs: 777, source: RecordSource.Transcript) with { LatencySource = LatencySource.Subagent })],
        index =>
        {
            Assert.Equal((777, LatencySource.Subagent, false), Latency(index));
            Assert.Equal((777, true), (Assert.Single(index.Subagents()).DurationMs, index.Subagents()[0].IsBackground));
        });

    private static (int, LatencySource, bool) Latency(CallIndex index)
    {
        CallRow row = Assert.Single(index.Rows.ToArray());
        return (row.LatencyMs, row.LatencySource, row.IsBackground);
    }

    private static string Line(string name, int ms, string? reason = null, string session = "s1", string agent = "a1") => Some.LineOf(
        new Note { TimestampMs = Some.TimeMs + ms, Event = name, SessionId = session, AgentId = agent, AgentType = "explorer", Project = "/p", Reason = reason });

    private static string CallLine(int i, string session = "s1", string agent = "a1") => Some.LineOf(Some.Call(i: i, session: session, agentId: agent) with { AgentType = "explorer" });

    private static ToolCall Launch(int i, long latencyMs = 12, bool isBackground = false, string agent = "a1", string? by = null, RecordSource source = RecordSource.Hook) =>
        Some.Call("Agent", i, latencyMs: latencyMs, source: source, agentId: by, latencySource: source == RecordSource.Hook ? LatencySource.Reported : LatencySource.Transcript) with
        {
            SubagentId = agent,
            IsBackground = isBackground,
        };
}
