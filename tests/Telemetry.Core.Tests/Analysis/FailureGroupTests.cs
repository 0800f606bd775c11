using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class FailureGroupTests
{
    [Fact]
    public void FailuresThatSayTheSameAreOneGroup()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(
            folder,
            Fails(1, "Found 2 matches of the string", "s1"), Fails(2, "Found 3 matches of the string", "s2"), Fails(3, "File does not exist.", "s1"),
            Fails(4, "Found 9 matches of the string", "s1"), Some.Call("Edit", 5));
        IReadOnlyList<FailureGroup> groups = FailureGroup.From(index, new CallFilter());
        Assert.Equal([("Found <n> matches of the string", 3, 2), ("File does not exist.", 1, 1)], groups.Select(group => (group.Template, group.Count, group.Sessions)));
        Assert.Equal((Some.TimeMs + 1000, Some.TimeMs + 4000, 3), (groups[0].FirstMs, groups[0].LastMs, groups[0].Example));
    }

    [Fact]
    public void WhatWasNobodysFaultStandsApart()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, Fails(1, "x", "s1"), Fails(2, "x", "s1") with { Stage = Stage.Rejected });
        Assert.Equal(2, FailureGroup.From(index, new CallFilter()).Count);
        Assert.Equal(Stage.Rejected, Assert.Single(FailureGroup.From(index, new CallFilter { Stage = Stage.Rejected })).Stage);
    }

    private static ToolCall Fails(int i, string error, string session) => Some.Call("Edit", i, Outcome.Failure, Stage.Executed, error: error, session: session);
}
