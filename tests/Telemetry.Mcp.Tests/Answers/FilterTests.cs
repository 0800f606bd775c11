using System.Text.Json;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

public sealed class FilterTests
{
    private const string OwnTool = "mcp__plugin_execution-telemetry_telemetry__get_stats";

    [Theory]
    [InlineData("""{"since":"30m"}""", 3)]
    [InlineData("""{"since":"2026-06-01T08:50:00Z"}""", 2)]
    [InlineData("""{"since":"2026-06-01"}""", 4)]
    [InlineData("""{"since":""}""", 4)]
    public void SinceLetsOnlyLaterCallsThrough(string arguments, int calls)
    {
        using SomeStore store = SomeStore.Of([Some.Call(i: 0), Some.Call(i: 1800), Some.Call(i: 3000), Some.Call(i: 3500)]);
        Assert.Equal(calls, store.Stats(arguments).Number("calls"));
    }

    [Theory]
    [InlineData("/home/dev/app", 2)]
    [InlineData("/home/dev/app/", 2)]
    [InlineData("current", 2)]
    [InlineData("app", 5)]
    [InlineData("/home/x/app", 3)]
    [InlineData("other", 4)]
    public void AProjectIsAPathOrAFoldersName(string project, int calls)
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Some.Calls(2), .. Some.Calls(3, "Read").Select(call => call with { Project = "/home/x/app" }), .. Some.Calls(4, "Edit").Select(call => call with { Project = "/home/dev/other/" }),
        ]);
        Assert.Equal(calls, store.Stats($$"""{"project":"{{project}}"}""").Number("calls"));
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("Edit")]
    public void AToolIsFoundWhateverItsCase(string tool)
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(2), .. Some.Calls(3, "Edit", 5)]);
        Assert.Equal("Edit", Assert.Single(store.Stats($$"""{"tool":"{{tool}}"}""").Rows).Text("name"));
    }

    [Theory]
    [InlineData(OwnTool)]
    [InlineData("mcp__execution-telemetry__recommend_tool")]
    [InlineData("mcp__telemetry__get_failures")]
    public void OwnToolsAreLeftOutUnlessTheyAreAskedFor(string own)
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(3), .. Some.Calls(5, own, 10), Some.Failure(own, 20)]);
        Assert.Equal(["Bash"], store.Stats().Rows.Select(row => row.Text("name")));
        Assert.Equal("No failures among 3 calls.", store.Failures().Summary);
        Assert.DoesNotContain(own, store.Patterns().GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(own, store.Recommend().GetRawText(), StringComparison.Ordinal);
        Assert.Equal(6, store.Stats($$"""{"tool":"{{own}}"}""").Number("calls"));
        Assert.Equal(1, store.Failures($$"""{"tool":"{{own}}"}""").Number("failures"));
    }

    [Fact]
    public void AToolOfAnotherServerIsNotOwn()
    {
        using SomeStore store = SomeStore.Of(Some.Calls(2, "mcp__telemetry2__get_stats"));
        Assert.Equal(2, store.Stats().Number("calls"));
    }

    // The client keeps the id it was started with when the user clears the session, so the project's newest session is the better guess.
    [Theory]
    [InlineData("/home/dev/app", "s-other", "s-new")]
    [InlineData("/home/dev/unknown", "s-other", "s-other")]
    [InlineData("/home/dev/unknown", "s-unknown", "s-last")]
    [InlineData("/home/dev/unknown", null, "s-last")]
    [InlineData("", null, "s-last")]
    public void CurrentIsTheNewestSessionOfTheProjectElseTheClientsElseTheNewest(string project, string? client, string expected)
    {
        // Each session's only tool bears the session's name.
        using SomeStore store = SomeStore.Of(
        [
            Some.Call("s-new", 30) with { Session = "s-new" }, Some.Call("s-old", 10) with { Session = "s-old" }, Some.Call("s-other", 5) with { Session = "s-other", Project = "/home/dev/b" },
            Some.Call("s-last", 40) with { Session = "s-last", Project = "/home/dev/c" }, Some.Call("none", 50) with { Session = null },
        ], new Surroundings(project, client, new FixedTime(Some.Now)));
        Assert.Equal(expected, Assert.Single(store.Stats("""{"session":"current"}""").Rows).Text("name"));
    }

    public static TheoryData<string, int, int> Narrowed => new()
    {
        // The question's filter, the calls it counts, and the failures among them: those that were denied count only where they are asked for.
        { "{}", 12, 4 },
        { """{"agent":"main"}""", 6, 2 },
        { """{"agent":"explorer"}""", 4, 1 },
        { """{"agent":"Explorer"}""", 4, 1 },
        { """{"agent":"unknown"}""", 2, 1 },
        { """{"agent":"a1"}""", 3, 1 },
        { """{"agent":"a3"}""", 2, 1 },
        { """{"model":"m1"}""", 6, 2 },
        { """{"model":"M1"}""", 6, 2 },
        { """{"kind":"old_string_not_found"}""", 2, 2 },
        { """{"kind":"denied"}""", 1, 1 },
        { """{"kind":"timeout"}""", 0, 0 },
        { """{"stage":"executed"}""", 9, 2 },
        { """{"stage":"validation"}""", 2, 2 },
        { """{"stage":"validation","kind":"old_string_not_found","agent":"main","model":"m1"}""", 1, 1 },
        { """{"kind":"old_string_not_found","agent":"a3"}""", 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Narrowed))]
    public void EveryFilterNarrowsStatsAndFailuresAlike(string filter, int calls, int failures)
    {
        const string NotFound = "<tool_use_error>String to replace not found in file.";
        RecordedCall[] main = [.. Some.Calls(4, "Read"), Some.Failure("Edit", 4, NotFound, "validation"), Some.Failure("Bash", 5, "Exit code 1")];
        RecordedCall[] typed = [.. Some.Calls(2, "Grep", 10), Some.Failure("Edit", 12, NotFound, "validation"), Some.Failure("Write", 13, "denied", "denied")];
        using SomeStore store = SomeStore.Of(
        [
            .. main.Select(call => call with { Model = "m1" }), .. typed.Select((call, i) => call with { AgentId = i < 3 ? "a1" : "a2", AgentType = "explorer" }),
            Some.Call("Read", 20) with { AgentId = "a3" }, Some.Failure("Bash", 21, "Exit code 2") with { AgentId = "a3" },
        ]);
        Assert.Equal((calls, failures), (store.Stats(filter).Number("calls"), store.Failures(filter).Number("failures")));
        Assert.Equal(calls, store.Stats(filter).Rows.Sum(row => row.Number("calls")));
    }

    [Fact]
    public void WhereOnlyFailuresAreCountedThereIsNoRateAndTheSummarySaysWhy()
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(6, "Edit"), .. Enumerable.Range(6, 6).Select(i => Some.Failure("Edit", i, stage: "validation"))]);
        JsonElement answer = store.Stats("""{"stage":"validation"}""");
        Assert.Equal("6 failures in 1 session since 2026-06-01. No rate: stage or kind lets only failures through.", answer.Summary);
        Assert.False(answer.Row("Edit").Has("success") || answer.Row("Edit").Has("interval") || answer.Row("Edit").Has("note"));
        Assert.Equal("""{"validation":6}""", answer.Row("Edit").GetProperty("failed").GetRawText());
        // A call that ran may have succeeded.
        Assert.Equal(1.0, store.Stats("""{"stage":"executed"}""").Row("Edit").Real("success"));
    }

    [Fact]
    public void PatternsAboutFailuresKeepTheChainsOfTheToolsThatFailed()
    {
        using SomeStore store = SomeStore.Of(Workday.Calls);
        JsonElement[] all = [.. store.Patterns("""{"limit":100,"detail":"detailed"}""").GetProperty("chains").EnumerateArray()];
        JsonElement[] some = [.. store.Patterns("""{"limit":100,"detail":"detailed","kind":"old_string_not_found"}""").GetProperty("chains").EnumerateArray()];
        Assert.Equal(all.Where(chain => chain.Texts("steps").Contains("Edit")).Select(chain => chain.GetRawText()), some.Select(chain => chain.GetRawText()));
        Assert.NotEmpty(some);
    }

    [Fact]
    public void AnEstimateTakesAllCallsWhateverKindOfFailureIsAskedFor()
    {
        using SomeStore store = SomeStore.Of(Workday.Calls);
        JsonElement all = store.Recommend("""{"candidates":["Edit"]}"""), some = store.Recommend("""{"candidates":["Edit"],"kind":"old_string_not_found"}""");
        Assert.Equal(all.GetProperty("tools").GetRawText(), some.GetProperty("tools").GetRawText());
        Assert.Equal(all.Summary + " Estimates take all calls: stage and kind do not narrow them.", some.Summary);
    }

    [Fact]
    public void FiltersNarrowTogether()
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(4), .. Some.Calls(3, from: 10).Select(call => call.In("s2")), .. Some.Calls(2, "Read", 20).Select(call => call.In("s2"))]);
        Assert.Equal(3, store.Stats("""{"tool":"Bash","session":"s2"}""").Number("calls"));
        Assert.Equal(2, store.Stats("""{"session":"s2","tool":"Read","project":"app","since":"1d"}""").Number("calls"));
    }
}
