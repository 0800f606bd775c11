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

    [Fact]
    public void FiltersNarrowTogether()
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(4), .. Some.Calls(3, from: 10).Select(call => call.In("s2")), .. Some.Calls(2, "Read", 20).Select(call => call.In("s2"))]);
        Assert.Equal(3, store.Stats("""{"tool":"Bash","session":"s2"}""").Number("calls"));
        Assert.Equal(2, store.Stats("""{"session":"s2","tool":"Read","project":"app","since":"1d"}""").Number("calls"));
    }
}
