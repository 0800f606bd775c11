using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class NextToolContextsTests
{
    [Fact]
    public void ABatchThatOnlyTheLastCallHasIsNotLookedAt()
    {
        ToolCall[] calls = [Some.Call("A", 0), Some.Call("B", 1), Some.Call("B", 2)];
        Assert.Equal(KeysAfter(calls), KeysAfter([.. calls[..2], calls[2] with { BatchId = "b" }]));
        Assert.Equal(KeysAfter([calls[0], calls[1] with { BatchId = "a" }, calls[2]]), KeysAfter([calls[0], calls[1] with { BatchId = "a" }, calls[2] with { BatchId = "b" }]));
    }

    [Fact]
    public void ThatTheLastCallsWereSentTogetherIsAContext()
    {
        ToolCall[] calls = [Some.Call("A", 0), Some.Call("B", 1), Some.Call("B", 2)], together = [calls[0], calls[1] with { BatchId = "b" }, calls[2] with { BatchId = "b" }];
        Assert.Equal([8, 12], Enumerable.Range(0, NextToolContexts.Count).Where(way => KeysAfter(calls)[way] != KeysAfter(together)[way]));
    }

    [Fact]
    public void EachWayOfSeeingHasNumbersOfItsOwn() => Assert.Equal(NextToolContexts.Count, KeysAfter([Some.Call("A", 0)]).Distinct().Count());

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    public void AnOrderLooksAtSoManyToolsAndNoFurther(int way, int order)
    {
        string[] tools = ["A", "B", "C", "D", "E", "F"];
        ulong key = Key(tools);
        for (int back = 1; back <= tools.Length; back++)
        {
            string[] other = [.. tools];
            other[^back] = "A" == other[^back] ? "B" : "A";
            Assert.Equal(back > order, key == Key(other));
        }

        // The words come first, so that each has the same number.
        ulong Key(string[] last) => KeysAfter([.. tools.Concat(last).Select((tool, i) => Some.Call(tool, i))])[way];
    }

    [Fact]
    public void HowTheLastCallEndedIsAContext()
    {
        ToolCall[] calls = [Some.Call("A", 0), Some.Call("B", 1)], failed = [calls[0], Some.Call("B", 1, Outcome.Failure)];
        Assert.Equal([5, 6, 12], Enumerable.Range(0, NextToolContexts.Count).Where(way => KeysAfter(calls)[way] != KeysAfter(failed)[way]));
    }

    private static ulong[] KeysAfter(ToolCall[] calls)
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOf(folder, calls);
        var keys = new ulong[NextToolContexts.Count];
        NextToolContexts.Write(index, PlannedHistory.LanesOf(index)[0], keys);
        return keys;
    }
}
