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
        Assert.True(tools[0].Real("estimate") is > 0.9 and < 1, "ten of ten are no certainty");
        Assert.InRange(tools[1].Real("estimate"), 0.5, 0.6);
        Assert.Equal((10, "tool", 1.0, 10), (tools[0].Number("n"), tools[0].Text("basis"), tools[0].Real("observed"), tools[0].Number("p50_ms")));
        Assert.All(tools, tool => Assert.InRange(tool.Real("estimate"), tool.GetProperty("interval")[0].GetDouble(), tool.GetProperty("interval")[1].GetDouble()));
        Assert.StartsWith("By estimated success: Edit. Estimated success 9", answer.Summary, StringComparison.Ordinal);
        Assert.EndsWith("], observed 100 % of 10, median 10 ms.", answer.Summary, StringComparison.Ordinal);
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
        Assert.StartsWith("By past calls that speak of the task: Bash (docker compose).", store.Recommend("""{"task":"start the docker containers"}""").Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAQuestionItGoesByWhatFollowedTheLastTool()
    {
        using SomeStore store = SomeStore.Of([.. Enumerable.Range(0, 6).SelectMany(i => (RecordedCall[])[Some.Call("Read", i * 2), Some.Call("Edit", i * 2 + 1)]), Some.Call("Read", 20)]);
        JsonElement answer = store.Recommend();
        Assert.StartsWith("By what usually follows Read: Edit.", answer.Summary, StringComparison.Ordinal);
        JsonElement[] tools = [.. answer.GetProperty("tools").EnumerateArray()];
        Assert.Equal("Edit", tools[0].Text("tool"));
        Assert.True(tools[0].Real("next_odds") > 0.9, "it always came next");
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
    public void AnEditOfAFileThatThisSessionHasNotReadIsWarnedOf()
    {
        using SomeStore store = SomeStore.Of(Habit("/current"));
        JsonElement answer = store.Recommend("""{"candidates":["Edit"],"target":"/unread","session":"s29"}""");
        Assert.Equal(["Edit on a file not read in this session: 0 % of 30 calls against 100 % of 30 succeeded. Read it first."], answer.Texts("warnings"));
        JsonElement tool = Assert.Single(answer.GetProperty("tools").EnumerateArray());
        Assert.Equal(("situation", 30, 0.0), (tool.Text("basis"), tool.Number("n"), tool.Real("observed")));
        Assert.InRange(tool.Real("estimate"), 0, 0.2);
        JsonElement read = store.Recommend("""{"candidates":["Edit"],"target":"/f","session":"s29"}""");
        Assert.False(read.Has("warnings"));
        Assert.InRange(Assert.Single(read.GetProperty("tools").EnumerateArray()).Real("estimate"), 0.8, 1);
    }

    [Fact]
    public void ATargetThatHasJustFailedIsWarnedOfWithWhatResolvedSuchFailures()
    {
        using SomeStore store = SomeStore.Of(Enumerable.Range(0, 30).SelectMany(i => (RecordedCall[])
        [
            Some.Call("Edit", i * 10).In($"s{i}") with { Parameter = ("file_path", "/good") },
            Some.Failure("Edit", i * 10 + 1, error: "String to replace not found in file.").In($"s{i}") with { Parameter = ("file_path", "/f") },
            Some.Failure("Edit", i * 10 + 2, error: "String to replace not found in file.").In($"s{i}") with { Parameter = ("file_path", "/f") },
        ]));
        string warning = Assert.Single(store.Recommend("""{"candidates":["Edit"],"target":"/f","session":"s29"}""").Texts("warnings"));
        Assert.StartsWith("Edit has just failed on this twice in a row: then 0 % of 30 calls against 50 % of 60 succeeded. What resolved such failures: Read the same file, then try again", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void CallsOfThisProductAreNoPastToGoOnFrom()
    {
        using SomeStore store = SomeStore.Of([.. Enumerable.Range(0, 6).SelectMany(i => (RecordedCall[])[Some.Call("Read", i * 2), Some.Call("Edit", i * 2 + 1)]), Some.Call("Read", 20), Some.Call("mcp__plugin_execution-telemetry_telemetry__recommend_tool", 21)]);
        Assert.StartsWith("By what usually follows Read: Edit.", store.Recommend().Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyStoreIsAnAnswerWithoutATool()
    {
        using SomeStore store = SomeStore.Of([]);
        JsonElement answer = store.Recommend("""{"task":"run the tests","candidates":["Bash"]}""");
        Assert.Empty(answer.GetProperty("tools").EnumerateArray());
        Assert.NotEmpty(answer.Summary);
    }

    // 30 sessions edit a file unread, which fails, and another one after reading it.
    private static IEnumerable<RecordedCall> Habit(string project) => Enumerable.Range(0, 30).SelectMany(i => (RecordedCall[])
    [
        Some.Failure("Edit", i * 10, error: "File has not been read yet.").In($"s{i}") with { Parameter = ("file_path", $"/u{i}"), Project = project },
        Some.Call("Read", i * 10 + 1).In($"s{i}") with { Parameter = ("file_path", "/f"), Project = project },
        Some.Call("Edit", i * 10 + 2).In($"s{i}") with { Parameter = ("file_path", "/f"), Project = project },
    ]);

    [Fact]
    public void ATipThatMayFailLeadsToHowItFails()
    {
        using SomeStore store = SomeStore.Of(s_twoTools);
        Assert.Empty(store.Recommend("""{"candidates":["Edit"]}""").Next);
        JsonElement next = Assert.Single(store.Recommend("""{"candidates":["Bash"]}""").Next);
        Assert.Equal(("get_failures", """{"tool":"Bash"}"""), (next.Text("tool"), next.GetProperty("arguments").GetRawText()));
    }
}
