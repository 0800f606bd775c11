using System.Text.Json;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

public sealed class PatternsAnswerTests
{
    [Fact]
    public void AChainBeyondChanceIsToldWithWhatItChanges()
    {
        // Ten times Read then Edit, in lanes of their own; an Edit that comes first fails.
        using SomeStore store = SomeStore.Of(Enumerable.Range(0, 10).SelectMany(session => (RecordedCall[])
        [
            Some.Call("Read", session * 10).In($"s{session}"), Some.Call("Edit", session * 10 + 1).In($"s{session}"),
            Some.Failure("Edit", session * 10 + 5).In($"t{session}"), Some.Call("Bash", session * 10 + 6).In($"t{session}"),
        ]));
        JsonElement answer = store.Patterns();
        JsonElement chain = Assert.Single(answer.GetProperty("chains").EnumerateArray(), chain => chain.Texts("steps") is ["Read", "Edit"]);
        // 20 of 40 steps are Edits and 10 are Reads, so chance would pair 0.25 × 0.5 × 20 = 2.5 times.
        Assert.Equal((10, 10, 4.0), (chain.Number("count"), chain.Number("sessions"), chain.Real("lift")));
        Assert.Equal((1.0, 0.5), (chain.Real("success"), chain.Real("base")));
        Assert.Contains("2 chains beyond chance", answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunOfOneToolAndARareChainAreNotTold()
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(30, "Read"), .. Enumerable.Range(0, 4).SelectMany(i => (RecordedCall[])[Some.Call("Grep", i * 2).In($"g{i}"), Some.Call("Glob", i * 2 + 1).In($"g{i}")])]);
        Assert.Empty(store.Patterns().GetProperty("chains").EnumerateArray());
        Assert.StartsWith("Not enough data for chains: none occurs 5 times and more often than chance.", store.Patterns().Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void CallsSentTogetherAreCountedAndOfFewReadsNothingMoreIsSaid()
    {
        using SomeStore store = SomeStore.Of(
        [
            Some.Call("Read", 1) with { Parameter = ("file_path", "/a"), LatencyMs = 300 }, Some.Call("Read", 2) with { Parameter = ("file_path", "/b"), LatencyMs = 200 },
            Some.Call("Bash", 3), Some.Call("Read", 4) with { Batch = "b1" }, Some.Call("Read", 5) with { Batch = "b1" }, Some.Call("Grep", 6) with { Batch = "b1" },
        ]);
        JsonElement answer = store.Patterns();
        Assert.Equal(
            """{"batches":1,"batched_calls":3,"batched_share":0.5,"independent":0,"dependent":0,"unknown":1,"batch_risk":0,"verdict":"not_enough_data"}""",
            answer.GetProperty("parallelism").GetRawText());
        Assert.Contains("50 % of calls were sent together with others.", answer.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("save", answer.Summary, StringComparison.Ordinal);
    }

    // Twenty times an edit of one file, then a read of it and of another one that was named before; a minute passes between the rounds.
    private static readonly RecordedCall[] s_savable =
    [
        Some.Call("Edit", 1) with { Parameter = ("file_path", "/b") },
        .. Enumerable.Range(0, 21).SelectMany(i => (RecordedCall[])
        [
            Some.Call("Edit", 60 * i + 10) with { Parameter = ("file_path", "/a"), LatencyMs = 1000 },
            Some.Call("Read", 60 * i + 12) with { Parameter = ("file_path", "/a"), LatencyMs = 300, Id = $"first{i}" },
            Some.Call("Read", 60 * i + 15) with { Parameter = ("file_path", "/b"), LatencyMs = 200, Id = $"second{i}" },
        ]),
    ];

    [Fact]
    public void ReadsThatCouldHaveBeenSentTogetherAreAnUpperBoundOfTheActiveTime()
    {
        using SomeStore store = SomeStore.Of(s_savable);
        JsonElement told = store.Patterns().GetProperty("parallelism");
        // 21 times the 2.8 s between both and the 200 ms side by side.
        Assert.Equal((21, 0, 0, 63_000), (told.Number("independent"), told.Number("dependent"), told.Number("unknown"), told.Number("saved_ms_at_most")));
        Assert.Equal("worth_changing", told.Text("verdict"));
        // Of 1,214 s: from the first edit's start to the last read's end.
        Assert.Equal(Math.Round(63_000 / 1_214_010.0, 3), told.Real("active_share"));
        Assert.Contains("Sending reads together would save at most 5.2 % of active time (21 round trips).", store.Patterns().Summary, StringComparison.Ordinal);
        Assert.False(told.Has("examples"));
        JsonElement example = Assert.Single(store.Patterns("""{"detail":"detailed"}""").GetProperty("parallelism").GetProperty("examples").EnumerateArray());
        Assert.Equal(["Read", "Read"], example.Texts("tools"));
        Assert.Equal((3000, "first0", "second0"), (example.Number("saved_ms"), example.Texts("tool_use_ids")[0], example.Texts("tool_use_ids")[1]));
    }

    [Fact]
    public void TheLedgerIsThatOfTheCallsAskedAbout()
    {
        using SomeStore store = SomeStore.Of([.. s_savable, .. s_savable.Take(7).Select(call => call.In("s2") with { Id = null })]);
        Assert.Equal(2, store.Patterns("""{"session":"s2"}""").GetProperty("parallelism").Number("independent"));
        Assert.Equal(23, store.Patterns().GetProperty("parallelism").Number("independent"));
        // One tool alone has no neighbours: the ledger is that of its lanes.
        Assert.Equal(23, store.Patterns("""{"tool":"Read"}""").GetProperty("parallelism").Number("independent"));
    }

    [Fact]
    public void LittleToSaveIsCalledNothingWorthChanging()
    {
        using SomeStore store = SomeStore.Of(Some.Calls(25, "Read").Select((call, i) => call with { Parameter = ("file_path", $"/new{i}") }));
        Assert.Equal("nothing_worth_changing", store.Patterns().GetProperty("parallelism").Text("verdict"));
        Assert.Contains("Sending more reads together would save at most 0 % of active time: nothing worth changing.", store.Patterns().Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTakesTheTimeComesWithWhatMayBeDoneAndTheFiguresOfBothWays()
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Some.Calls(40, "Bash").Select((call, i) => call with { Parameter = ("command", $"cat f{i}.cs"), LatencyMs = 500 }),
            .. Some.Calls(30, "Read", 100).Select((call, i) => call with { Parameter = ("file_path", $"/f{i}.cs"), LatencyMs = 20 }),
        ]);
        JsonElement[] rows = [.. store.Patterns().GetProperty("bottlenecks").EnumerateArray()];
        Assert.Equal("use Read instead of cat: median 20 ms (n=30) against 500 ms (n=40)", rows[0].Text("advice"));
        Assert.False(rows[1].Has("advice"));
    }

    [Fact]
    public void TheBottlenecksAreWhereTheTimeGoesAndTheAnswerLeadsThere()
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(60, "Task").Select((call, i) => call with { LatencyMs = 45_000 + i }), .. Some.Calls(5, "Read", 70)]);
        JsonElement answer = store.Patterns();
        JsonElement[] rows = [.. answer.GetProperty("bottlenecks").EnumerateArray()];
        Assert.Equal(["Task", "Read"], rows.Select(row => row.Text("name")));
        Assert.Equal((2_701_770, 1.0, 45_029, 45_056, "reported"), (rows[0].Number("total_ms"), rows[0].Real("share"), rows[0].Number("p50_ms"), rows[0].Number("p95_ms"), rows[0].Text("latency")));
        Assert.Equal(("tool", "measured"), (rows[0].Text("cause"), rows[0].Text("basis")));
        Assert.EndsWith(" Most time: Task, 100 %, its own work.", answer.Summary, StringComparison.Ordinal);
        JsonElement next = Assert.Single(answer.Next);
        Assert.Equal(("get_stats", """{"tool":"Task","detail":"detailed"}"""), (next.Text("tool"), next.GetProperty("arguments").GetRawText()));
    }

    [Fact]
    public void WaitingThatIsOnlyInferredIsCalledThat()
    {
        using SomeStore store = SomeStore.Of(Some.Calls(200, "Read").Select((call, i) => call with { LatencyMs = i % 100 == 7 ? 900_000 : 16, LatencySource = "transcript" }));
        JsonElement row = Assert.Single(store.Patterns().GetProperty("bottlenecks").EnumerateArray());
        Assert.Equal(("transcript", "waiting", "inferred", 0.998), (row.Text("latency"), row.Text("cause"), row.Text("basis"), row.Real("top1_share")));
        Assert.EndsWith(" Most time: Read, 100 %, waiting (inferred).", store.Patterns().Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void AQuestionAboutOneToolKeepsTheNeighboursOfItsChains()
    {
        using SomeStore store = SomeStore.Of(Workday.Calls);
        JsonElement[] chains = [.. store.Patterns("""{"tool":"Edit"}""").GetProperty("chains").EnumerateArray()];
        Assert.NotEmpty(chains);
        Assert.All(chains, chain => Assert.Contains("Edit", chain.Texts("steps")));
    }

    [Fact]
    public void CallsWithoutPatternsAreStillAnAnswer()
    {
        using SomeStore store = SomeStore.Of([Some.Call() with { LatencyMs = null }]);
        JsonElement answer = store.Patterns();
        Assert.Equal("Not enough data for chains: none occurs 5 times and more often than chance.", answer.Summary);
        Assert.False(answer.Has("bottlenecks") || answer.Has("next"));
    }
}
