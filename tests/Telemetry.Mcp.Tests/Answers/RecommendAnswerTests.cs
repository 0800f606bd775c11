using System.Text.Json;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

public sealed class RecommendAnswerTests
{
    private static readonly RecordedCall[] s_twoTools = [.. Some.Calls(10, "Edit"), .. Enumerable.Range(10, 10).Select(i => i % 2 == 0 ? Some.Call("Bash", i) : Some.Failure("Bash", i))];

    [Fact]
    public void CandidatesAreRankedByTheirEstimatedSuccess()
    {
        using SomeStore store = SomeStore.Of(s_twoTools);
        JsonElement answer = store.Recommend("""{"candidates":["Bash","Edit"]}""");
        JsonElement[] tools = [.. answer.GetProperty("tools").EnumerateArray()];
        Assert.Equal(["Edit", "Bash"], tools.Select(tool => tool.Text("tool")));
        // Both are drawn towards 15 of 20 with the weight of five calls: (10 + 3.75) / 15 and (5 + 3.75) / 15.
        Assert.Equal([0.917, 0.583], tools.Select(tool => tool.Real("estimate")));
        Assert.Equal((10, "tool", 10), (tools[0].Number("n"), tools[0].Text("basis"), tools[0].Number("p50_ms")));
        // A failure costs one more call: 10 ms / 0.583.
        Assert.Equal(17, tools[1].Number("expected_ms"));
        Assert.Equal("By estimated success: Edit. Estimated success 91.7 %, observed 100 % [72-100] of 10, median 10 ms.", answer.Summary);
        Assert.Equal(["toolu_Edit_9"], tools[0].Texts("evidence"));
    }

    [Fact]
    public void ACandidateOfWhichTooLittleIsKnownIsNamedAndNotRanked()
    {
        using SomeStore store = SomeStore.Of([.. s_twoTools, .. Some.Calls(4, "Grep", 30)]);
        JsonElement answer = store.Recommend("""{"candidates":["Grep","Edit","Nothing"]}""");
        Assert.Equal(["Edit"], answer.GetProperty("tools").EnumerateArray().Select(tool => tool.Text("tool")));
        Assert.Equal(["Grep (n=4)", "Nothing (n=0)"], answer.Texts("not_enough_data"));
    }

    [Fact]
    public void ItAbstainsWhereNothingIsKnownEnough()
    {
        using SomeStore store = SomeStore.Of(Some.Calls(4));
        JsonElement answer = store.Recommend("""{"candidates":["Bash"]}""");
        Assert.Empty(answer.GetProperty("tools").EnumerateArray());
        Assert.Equal("Not enough data for Bash (n=4): 5 calls are the least.", answer.Summary);
    }

    [Fact]
    public void ItAbstainsWhereNothingPointsToATool()
    {
        using SomeStore store = SomeStore.Of([Some.Call() with { Session = null }]);
        Assert.Equal("Not enough data: no tool is pointed to by the calls recorded.", store.Recommend().Summary);
    }

    [Fact]
    public void TheSameTargetIsBelievedBeforeTheToolAtLarge()
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Some.Calls(30), .. Enumerable.Range(30, 6).Select(i => Some.Failure(i: i, error: "Exit code 1") with { Parameter = ("command", "npm test") }),
            .. Enumerable.Range(40, 6).Select(i => Some.Call(i: i) with { Parameter = ("command", "npm run build") }),
        ]);
        JsonElement target = Assert.Single(store.Recommend("""{"target":"npm test"}""").GetProperty("tools").EnumerateArray());
        Assert.Equal(("Bash", "target", 6), (target.Text("tool"), target.Text("basis"), target.Number("n")));
        Assert.True(target.Real("estimate") < 0.5);
        JsonElement family = Assert.Single(store.Recommend("""{"target":"npm test --watch"}""").GetProperty("tools").EnumerateArray());
        Assert.Equal(("command", 6), (family.Text("basis"), family.Number("n")));
    }

    [Fact]
    public void WordsOfTheTaskPointToTheToolThatWasUsedForThem()
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Some.Calls(20, "Read").Select(call => call with { Parameter = ("file_path", "/home/dev/app/main.cs") }),
            .. Some.Calls(6, "Bash", 30).Select(call => call with { Parameter = ("command", "docker compose up") }),
        ]);
        Assert.StartsWith("By past calls that speak of the task: Bash.", store.Recommend("""{"task":"start the docker containers"}""").Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAQuestionItGoesByWhatFollowedTheLastTool()
    {
        using SomeStore store = SomeStore.Of([.. Enumerable.Range(0, 6).SelectMany(i => (RecordedCall[])[Some.Call("Read", i * 2), Some.Call("Edit", i * 2 + 1)]), Some.Call("Read", 20)]);
        JsonElement answer = store.Recommend();
        Assert.StartsWith("By what usually follows Read: Edit.", answer.Summary, StringComparison.Ordinal);
        JsonElement tool = Assert.Single(answer.GetProperty("tools").EnumerateArray());
        Assert.Equal(1.0, tool.Real("next_share"));
        Assert.StartsWith("By what usually follows Edit: Read.", store.Recommend("""{"after":"Edit"}""").Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLastToolIsTheMainThreadsNotThatOfASubagentWhichRunsBesideIt()
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Enumerable.Range(0, 6).SelectMany(i => (RecordedCall[])[Some.Call("Read", i * 2), Some.Call("Edit", i * 2 + 1)]), Some.Call("Read", 20),
            Some.Call("Bash", 21) with { AgentId = "a1", AgentType = "explorer" },
        ]);
        Assert.StartsWith("By what usually follows Read: Edit.", store.Recommend().Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void CallsSentTogetherAreOneStepToGoOnFrom()
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Enumerable.Range(0, 6).SelectMany(i => (RecordedCall[])[Some.Call("Read", i * 3) with { Batch = $"b{i}" }, Some.Call("Grep", i * 3 + 1) with { Batch = $"b{i}" }, Some.Call("Edit", i * 3 + 2)]),
            Some.Call("Grep", 30) with { Batch = "last" }, Some.Call("Read", 31) with { Batch = "last" },
        ]);
        JsonElement answer = store.Recommend();
        Assert.StartsWith("By what usually follows Grep+Read: Edit.", answer.Summary, StringComparison.Ordinal);
        Assert.Equal(1.0, Assert.Single(answer.GetProperty("tools").EnumerateArray()).Real("next_share"));
    }

    [Fact]
    public void TheToolThatLaunchesSubagentsIsRankedOnceUnderItsNewerName()
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(6, "Task"), Some.Call("Agent", 6), .. Some.Calls(6, "Bash", 10)]);
        JsonElement[] tools = [.. store.Recommend("""{"candidates":["Task","Agent","Bash"]}""").GetProperty("tools").EnumerateArray()];
        Assert.Equal([("Agent", 7), ("Bash", 6)], tools.Select(tool => (tool.Text("tool"), tool.Number("n"))).OrderByDescending(tool => tool.Item2));
        Assert.Equal("By what usually follows Agent: Agent.", store.Recommend("""{"after":"Task"}""").Summary.Split(" Estimated")[0]);
    }

    [Fact]
    public void ATipThatMayFailLeadsToHowItFails()
    {
        using SomeStore store = SomeStore.Of(s_twoTools);
        Assert.Empty(store.Recommend("""{"candidates":["Edit"]}""").Next);
        JsonElement next = Assert.Single(store.Recommend("""{"candidates":["Bash"]}""").Next);
        Assert.Equal(("get_failures", """{"tool":"Bash"}"""), (next.Text("tool"), next.GetProperty("arguments").GetRawText()));
    }
}
