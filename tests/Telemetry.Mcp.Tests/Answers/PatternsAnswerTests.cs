using System.Text.Json;
using Telemetry.Analysis;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

public sealed class PatternsAnswerTests
{
    [Fact]
    public void AChainBeyondChanceIsToldWithWhatItChanges()
    {
        using SomeStore store = SomeStore.Of(Sessions(20));
        JsonElement answer = store.Patterns();
        JsonElement chain = Assert.Single(answer.GetProperty("chains").EnumerateArray(), chain => chain.Texts("steps") is ["Read", "Edit"]);
        Assert.Equal((60, 20, 2, false), (chain.Number("count"), chain.Number("sessions"), chain.Number("projects"), chain.Has("lift_over_parts")));
        // Of 38 steps 3 are Reads and 7 Edits, so chance would pair 3 × 7 / 38 times in each session.
        Assert.Equal(5.4, chain.Real("lift"));
        Assert.Equal((1.0, 60, 0.5), (chain.Real("success"), chain.Number("n"), chain.Real("base")));
        Assert.Equal(50.0, chain.GetProperty("change").Real("points"));
        double[] interval = [.. chain.GetProperty("change").GetProperty("interval").EnumerateArray().Select(end => end.GetDouble())];
        Assert.True(interval[0] is > 20 and < 50 && interval[1] is > 50 and < 70);
        Assert.Matches(@"^\d+ chains? and 1 loop beyond chance\. Read → Edit: 60 times in 20 sessions, \d\.\d × chance, Edit succeeds 100 % of 60 against 50 % otherwise \(\+50\.0 points \[\d\d\.\d, \d\d\.\d\]\)\.", answer.Summary);
    }

    [Fact]
    public void ALoopIsToldWithItsRoundsAndTheTimeToGreen()
    {
        using SomeStore store = SomeStore.Of(Sessions(20));
        JsonElement loop = Assert.Single(store.Patterns("""{"detail":"detailed"}""").GetProperty("loops").EnumerateArray());
        Assert.Equal(["npm test", "Write", "npm test"], loop.Texts("steps"));
        Assert.Equal((40, 20, 2, "[2,2]"), (loop.Number("count"), loop.Number("sessions"), loop.Number("projects"), loop.GetProperty("rounds").GetRawText()));
        Assert.Equal((1.0, 20, 4000), (loop.Real("green"), loop.Number("failed"), loop.Number("to_green_ms")));
        Assert.True(loop.Real("lift") > 3 && loop.Real("lift_over_parts") > 1);
    }

    // What is sure is said in words, and nothing else; a project's own ways are called that.
    [Fact]
    public void ALineSaysWhatAChainChangesOnlyWhereThatIsSure()
    {
        ChainRow row = new() { Steps = ["Edit", "go test", "Edit"], Count = 412, Sessions = 61, Projects = 2, Lift = 3.1, LiftOverParts = 1.4, Success = 0.97, N = 400, Base = 0.96, Change = ChangeOfOdds.Of(new RateDifference(0.01, new Interval(-0.01, 0.03))) };
        Assert.Equal("Edit → go test → Edit: 412 times in 61 sessions, 3.1 × chance, 1.4 × its parts", row.Sentence);
        row = row with { Projects = 1, LiftOverParts = null, Change = ChangeOfOdds.Of(new RateDifference(0.01, new Interval(0.002, 0.018))) };
        Assert.Equal("Edit → go test → Edit: 412 times in 61 sessions of one project, 3.1 × chance, Edit succeeds 97 % of 400 against 96 % otherwise (+1.0 points [0.2, 1.8])", row.Sentence);
        LoopRow loop = new() { Steps = ["go test", "Edit", "go test"], Count = 43, Sessions = 27, Projects = 1, Lift = 3.3, LiftOverParts = 2, Rounds = [1, 3], Green = 0.769, Failed = 26, ToGreenMs = 27_849 };
        Assert.Equal("go test → Edit → go test: 43 rounds in 27 sessions of one project, 3.3 × chance, mostly 1 at a time, at most 3, go test green again 76.9 % of 26, after 27.8 s", loop.Sentence);
        Assert.Equal("go test → Edit → go test: 43 rounds in 27 sessions of one project, 3.3 × chance, mostly 1 at a time, at most 3", (loop with { Green = null }).Sentence);
    }

    [Fact]
    public void ARunOfOneToolAndARareChainAreNotTold()
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(30, "Read"), .. Enumerable.Range(0, 4).SelectMany(i => (RecordedCall[])[Some.Call("Grep", i * 2).In($"g{i}"), Some.Call("Glob", i * 2 + 1).In($"g{i}")])]);
        Assert.Empty(store.Patterns().GetProperty("chains").EnumerateArray());
        Assert.StartsWith("Not enough data for chains: none occurs 5 times, in 2 sessions, and more often than chance.", store.Patterns().Summary, StringComparison.Ordinal);
        Assert.StartsWith("Not enough data for chains: one session alone makes none.", store.Patterns("""{"session":"s1"}""").Summary, StringComparison.Ordinal);
    }

    // Enough for a large history: there one call more does not change what was tested.
    [Fact]
    public void TheChainsOfALargeHistoryStandUntilItHasGrownByOnePercent()
    {
        using SomeStore store = SomeStore.Of(Sessions(1900));
        JsonElement first = store.Patterns();
        int calls = store.Stats().Number("calls");
        Assert.True(calls > 50_000 && !first.Has("tested_calls"));
        Append(store, 1);
        JsonElement second = store.Patterns();
        Assert.Equal(calls, second.Number("tested_calls"));
        Assert.Equal(first.GetProperty("chains").GetRawText(), second.GetProperty("chains").GetRawText());
        Append(store, calls / 50);
        Assert.False(store.Patterns().Has("tested_calls"));

        static void Append(SomeStore store, int calls) => File.WriteAllText(store.Path, File.ReadAllText(store.Path) + string.Concat(Some.Calls(calls, "Read", 10_000_000 + calls).Select(call => call.ToLine())));
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
        Assert.Equal("Not enough data for chains: none occurs 5 times, in 2 sessions, and more often than chance.", answer.Summary);
        Assert.False(answer.Has("bottlenecks") || answer.Has("next"));
    }

    // In each session three times Read and Edit, and Edits behind other steps that fail every other time; and a test that succeeds at the third time.
    private static IEnumerable<RecordedCall> Sessions(int count)
    {
        var random = new Random(1);
        string[] others = ["Grep", "Glob", "LS", "WebFetch", "Task"];
        for (int session = 0; session < count; session++)
        {
            (string Tool, bool Fails)[][] parts =
            [
                .. Enumerable.Range(0, 3).Select(_ => ((string, bool)[])[("Read", false), ("Edit", false), Any()]), .. Enumerable.Range(0, 4).Select(i => ((string, bool)[])[Any(), ("Edit", i < 2), Any()]),
                .. Enumerable.Range(0, 4).Select(_ => ((string, bool)[])[Any(), Any()]), [Any(), ("Write", false), Any()], [("Bash", true), ("Write", false), ("Bash", true), ("Write", false), ("Bash", false), Any()],
            ];
            random.Shuffle(parts);
            int i = session * 100;
            foreach (var (tool, fails) in parts.SelectMany(part => part))
            {
                RecordedCall call = fails ? Some.Failure(tool, i++) : Some.Call(tool, i++);
                yield return (call with { Project = session % 2 == 0 ? Some.Project : "/home/dev/other", Parameter = tool == "Bash" ? ("command", "npm test") : ("", "") }).In($"s{session}");
            }
        }

        (string, bool) Any() => (others[random.Next(others.Length)], false);
    }
}
