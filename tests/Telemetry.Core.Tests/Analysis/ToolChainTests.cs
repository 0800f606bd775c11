using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class ToolChainTests
{
    [Fact]
    public void AChainIsCountedWithTheSuccessOfItsLastStep()
    {
        using var folder = TempFolder.ForCaller();
        var calls = new List<ToolCall>();
        for (int i = 0; i < 10; i++)
        {
            calls.Add(Some.Call("Read", i * 10, session: "s" + i % 2));
            calls.Add(Some.Call("Edit", i * 10 + 1, i == 0 ? Outcome.Failure : Outcome.Success, session: "s" + i % 2));
            calls.Add(Some.Call("Bash", i * 10 + 2, session: "s" + i % 2));
        }

        IReadOnlyList<ToolChain> chains = ToolChain.From(LaneSteps.From(Some.IndexOf(folder, calls), new CallFilter()));
        ToolChain chain = Assert.Single(chains, chain => chain.Steps.SequenceEqual(["Read", "Edit"]));
        Assert.Equal((10, 2, new Proportion(9, 10)), (chain.Count, chain.Sessions, chain.Success));
        // 28 pairs, a third of the steps each: 28 / 9 would come by chance.
        Assert.Equal(10 / (28 / 9.0), chain.Lift, 0.001);
    }

    [Fact]
    public void CallsOfDifferentLanesNeverFormAChain()
    {
        using var folder = TempFolder.ForCaller();
        var calls = new List<ToolCall>();
        for (int i = 0; i < 20; i++)
        {
            calls.Add(Some.Call("Read", i * 2, session: "s1"));
            calls.Add(Some.Call("Edit", i * 2 + 1, session: i % 2 == 0 ? "s2" : "s1", agentId: i % 2 == 0 ? null : "a1"));
        }

        Assert.Empty(ToolChain.From(LaneSteps.From(Some.IndexOf(folder, calls), new CallFilter())));
    }

    [Fact]
    public void ABatchIsOneStep()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder, Some.Call("Read", 1, batchId: "b"), Some.Call("Grep", 2, batchId: "b"), Some.Call("Read", 3, batchId: "b"), Some.Call("Edit", 4), Some.Call("Read", 5, batchId: "c"), Some.Call("Read", 6, batchId: "c"));
        LaneSteps steps = LaneSteps.From(index, new CallFilter());
        Assert.Equal(["Grep+Read", "Edit", "Read"], Assert.Single(steps.Lanes).Select(step => steps.NameOf(step.Symbol)));
    }

    // A session that two clients go on with at once.
    [Fact]
    public void ABatchIsOneStepThoughAnotherCallEndsAmongItsOwn()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder, Some.Call("Grep", 1, batchId: "b"), Some.Call("Edit", 2), Some.Call("Read", 3, batchId: "b"), Some.Call("Bash", 4));
        LaneSteps steps = LaneSteps.From(index, new CallFilter());
        Assert.Equal(["Grep+Read", "Edit", "Bash"], Assert.Single(steps.Lanes).Select(step => steps.NameOf(step.Symbol)));
    }

    [Fact]
    public void WhatALaunchTookIsNoLatencyOfItsStep()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Some.Call("Agent", latencyMs: 12) with { IsBackground = true, SubagentId = "a1" });
        Assert.Equal(0, Assert.Single(Assert.Single(LaneSteps.From(index, new CallFilter()).Lanes)).LatencyMs);
    }
}
