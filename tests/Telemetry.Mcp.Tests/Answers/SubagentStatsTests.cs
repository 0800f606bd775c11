using System.Text.Json;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Terminal;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

public sealed class SubagentStatsTests
{
    private const string ByType = """{"group_by":"agent_type"}""";

    [Fact]
    public void TheRowOfATypeTellsOfItsSubagents()
    {
        using SomeStore store = StoreOf([.. Enumerable.Range(1, 6).SelectMany(i => Run(i, seconds: i * 10, calls: i)), .. Run(7, seconds: null, calls: 3), Stop(3, 40, "failed")]);
        JsonElement answer = store.Stats(ByType);
        // Took 10, 20, 40 (it stopped again, and says that it failed), 40, 50 and 60 seconds; made 1 to 6 calls, and 3.
        Assert.Equal("""{"n":7,"failed":1,"unfinished":1,"p50_ms":40000,"calls_p50":3}""", answer.Row("explorer").GetProperty("agents").GetRawText());
        Assert.False(answer.Row("main").Has("agents"));
        Assert.EndsWith(" 7 subagents, 1 known to have failed, 1 not known to have stopped.", answer.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(store.Stats().Rows, row => row.Has("agents"));
    }

    [Fact]
    public void AHigherPercentileNeeds59SubagentsAndTheMedianFive()
    {
        using SomeStore many = StoreOf([.. Enumerable.Range(1, 59).SelectMany(i => Run(i, seconds: i, calls: 1))]), four = StoreOf([.. Enumerable.Range(1, 4).SelectMany(i => Run(i, seconds: i, calls: 1))]);
        Assert.Equal("""{"n":59,"p50_ms":30000,"p95_ms":57000,"calls_p50":1}""", many.Stats(ByType).Row("explorer").GetProperty("agents").GetRawText());
        Assert.Equal("""{"n":4}""", four.Stats(ByType).Row("explorer").GetProperty("agents").GetRawText());
    }

    [Fact]
    public void ATypeWhoseSubagentsMadeNoCallHasARowAllTheSame()
    {
        using SomeStore store = StoreOf([Some.Call().ToLine(), .. Run(1, seconds: 5, calls: 0)]);
        JsonElement row = store.Stats(ByType).Row("explorer");
        Assert.Equal((0, 1, "not enough data (n=0)"), (row.Number("calls"), row.GetProperty("agents").Number("n"), row.Text("note")));
    }

    [Theory]
    [InlineData("""{"group_by":"agent_type","session":"s2"}""", null)]
    [InlineData("""{"group_by":"agent_type","session":"s1"}""", 2)]
    [InlineData("""{"group_by":"agent_type","project":"other"}""", null)]
    [InlineData("""{"group_by":"agent_type","project":"app"}""", 2)]
    [InlineData("""{"group_by":"agent_type","since":"2026-06-01T08:15:00Z"}""", 1)]
    [InlineData("""{"group_by":"agent_type","tool":"Bash"}""", null)]
    [InlineData("""{"group_by":"agent_type","stage":"executed"}""", null)]
    [InlineData("""{"group_by":"agent_type","agent":"explorer"}""", 2)]
    [InlineData("""{"group_by":"agent_type","agent":"a30"}""", 1)]
    [InlineData("""{"group_by":"agent_type","agent":"main"}""", null)]
    public void FiltersHoldForSubagentsTooAndAQuestionAboutOneToolLeavesThemOut(string question, int? subagents)
    {
        using SomeStore store = StoreOf([.. Run(1, seconds: 60, calls: 1), .. Run(30, seconds: 60, calls: 1), (Some.Call(i: 3000) with { Project = "/home/dev/other" }).In("s2").ToLine()]);
        JsonElement[] told = [.. store.Stats(question).Rows.Where(row => row.Has("agents"))];
        Assert.Equal(subagents, told.Length == 0 ? null : Assert.Single(told).GetProperty("agents").Number("n"));
    }

    [Fact]
    public void TheLaunchingToolHasTheTrueDurationsAndALaunchWithoutAStopHasNone()
    {
        using SomeStore store = StoreOf([.. Enumerable.Range(1, 5).SelectMany(i => Run(i, seconds: i * 10, calls: 0)), .. Enumerable.Range(6, 9).SelectMany(i => Run(i, seconds: null, calls: 0))]);
        JsonElement row = store.Stats("""{"detail":"detailed"}""").Row("Agent");
        Assert.Equal((14, 1.0, 30_000, 150_000), (row.Number("calls"), row.Real("success"), row.Number("p50_ms"), row.Number("total_ms")));
        Assert.Equal("subagent", store.Stats().Text("latency_source"));
        Assert.False(row.Has("failed"));
    }

    [Theory]
    [InlineData("Agent")]
    [InlineData("Task")]
    public void TheLaunchingToolIsOneUnderBothItsNames(string asked)
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(6, "Task"), .. Some.Calls(2, "Agent", 6), Some.Failure("Task", 9), Some.Call("Bash", 10)]);
        JsonElement row = Assert.Single(store.Stats($$"""{"tool":"{{asked}}"}""").Rows);
        Assert.Equal(("Agent", 9), (row.Text("name"), row.Number("calls")));
        Assert.Equal("Agent", Assert.Single(store.Failures($$"""{"tool":"{{asked}}"}""").Rows).Text("tool"));
        Assert.Equal(["Agent", "Bash"], store.Stats().Rows.Select(one => one.Text("name")));
    }

    [Fact]
    public void AHistoryThatHasOnlyTheOlderNameKeepsIt()
    {
        using SomeStore store = SomeStore.Of(Some.Calls(6, "Task"));
        Assert.Equal("Task", Assert.Single(store.Stats("""{"tool":"Agent"}""").Rows).Text("name"));
    }

    [Fact]
    public void ThePageShowsThem()
    {
        using SomeStore store = StoreOf([.. Enumerable.Range(1, 6).SelectMany(i => Run(i, seconds: i * 10, calls: i)), .. Run(7, seconds: null, calls: 2), Stop(3, 40, "killed")]);
        Assert.Contains("7 (1 failed, 1 open) 40.0 s 3", TextOf(ByType, "explorer"), StringComparison.Ordinal);
        Assert.Contains("agents agent p50 agent p95 calls each", TextOf(ByType, "agents"), StringComparison.Ordinal);
        Assert.DoesNotContain("agent p50", TextOf("{}", "calls"), StringComparison.Ordinal);

        string TextOf(string question, string word)
        {
            using var output = new StringWriter();
            Page.Print(store.History.AskInFull(AnswerKind.Stats, SomeStore.ArgumentsOf(question)), output);
            string line = output.ToString().Split('\n').Skip(1).First(line => line.Contains(word, StringComparison.Ordinal));
            return string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private static SomeStore StoreOf(IEnumerable<string> lines, [System.Runtime.CompilerServices.CallerMemberName] string caller = "") => SomeStore.OfText(string.Concat(lines), caller: caller);

    // One subagent that was launched in the background in a minute of its own.
    private static IEnumerable<string> Run(int i, int? seconds, int calls)
    {
        yield return new RecordedNote("subagent_start", Some.Start.AddMinutes(i), "a" + i).ToLine();
        yield return (Some.Call("Agent", i * 60 + 1) with { Launched = "a" + i, IsBackground = true, LatencyMs = 12 }).ToLine();
        for (int call = 0; call < calls; call++)
            yield return (Some.Call("Bash", i * 60 + 2 + call) with { AgentId = "a" + i, AgentType = "explorer" }).ToLine();
        if (seconds is int time)
            yield return Stop(i, time);
    }

    private static string Stop(int i, int seconds, string? reason = null) => (new RecordedNote("subagent_stop", Some.Start.AddMinutes(i).AddSeconds(seconds), "a" + i) with { Reason = reason }).ToLine();
}
