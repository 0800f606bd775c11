using System.Text.Json;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

public sealed class StatsAnswerTests
{
    [Fact]
    public void RatesIntervalsAndLatenciesAreThoseOfTheStore()
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Enumerable.Range(1, 9).Select(i => Some.Call("Bash", i) with { LatencyMs = i * 100 }),
            Some.Failure("Bash", 10) with { LatencyMs = 1000 },
            .. Enumerable.Range(11, 5).Select(i => Some.Call("Read", i).In("s2")),
        ]);
        JsonElement answer = store.Stats();
        Assert.Equal(15, answer.Number("calls"));
        Assert.Equal(["2026-06-01", "2026-06-01"], answer.Texts("period"));
        Assert.Equal("reported", answer.Text("latency_source"));
        JsonElement bash = answer.Row("Bash");
        // 9 of 10: Wilson's interval is 0.596 to 0.982.
        Assert.Equal((10, 0.9), (bash.Number("calls"), bash.Real("success")));
        Assert.Equal([0.596, 0.982], bash.GetProperty("interval").EnumerateArray().Select(end => end.GetDouble()));
        Assert.Equal("""{"executed":1}""", bash.GetProperty("failed").GetRawText());
        // 5,500 of 5,550 milliseconds.
        Assert.Equal((500, 0.991), (bash.Number("p50_ms"), bash.Real("share")));
        Assert.Equal((5500, 50), (store.Stats("""{"detail":"detailed"}""").Row("Bash").Number("total_ms"), store.Stats("""{"detail":"detailed"}""").Row("Read").Number("total_ms")));
        Assert.False(bash.Has("n"));
        JsonElement read = answer.Row("Read");
        Assert.Equal((5, 1.0, 10, 0.009), (read.Number("calls"), read.Real("success"), read.Number("p50_ms"), read.Real("share")));
        Assert.False(read.Has("failed"));
        Assert.Equal("15 calls in 2 sessions since 2026-06-01; success 93.3 % [70-99] of 15. Weakest: Bash, 90 % [60-98] of 10.", answer.Summary);
    }

    [Fact]
    public void WhatWasNotTheAssistantsDoingIsShownButNotInTheRate()
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Some.Calls(7), Some.Failure(i: 7, stage: "validation"), Some.Failure(i: 8, stage: "denied"), Some.Failure(i: 9, stage: "denied"),
            Some.Failure(i: 10, stage: "rejected"), Some.Failure(i: 11, stage: "cancelled"), Some.Failure(i: 12, stage: "interrupted"),
        ]);
        JsonElement row = store.Stats().Row("Bash");
        Assert.Equal((13, 8, 0.875), (row.Number("calls"), row.Number("n"), row.Real("success")));
        Assert.Equal("""{"validation":1,"denied":2,"rejected":1,"cancelled":1,"interrupted":1}""", row.GetProperty("failed").GetRawText());
        Assert.Equal("13 calls in 1 session since 2026-06-01; success 87.5 % [53-98] of 8; 5 more were denied, rejected, cancelled or interrupted.", store.Stats().Summary);
    }

    [Fact]
    public void WhatIsNotedOnSuccessesIsShownInDetailAndChangesNoRate()
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Some.Calls(3), .. Some.Calls(2, from: 3).Select(call => call with { Note = "masked_failure" }), Some.Call(i: 5) with { Note = "no_match" },
            Some.Call(i: 6) with { Note = "a_word_of_the_future" }, .. Some.Calls(2, "Read"),
        ]);
        JsonElement answer = store.Stats("""{"detail":"detailed"}""");
        Assert.Equal("""{"no_match":1,"masked_failure":2}""", answer.Row("Bash").GetProperty("noted").GetRawText());
        Assert.Equal(1.0, answer.Row("Bash").Real("success"));
        Assert.False(answer.Row("Read").Has("noted"));
        Assert.False(store.Stats().Row("Bash").Has("noted"));
    }

    [Fact]
    public void BelowFiveCallsThereIsNoRateButTheWordsNotEnoughData()
    {
        using SomeStore store = SomeStore.Of(Some.Calls(4));
        JsonElement answer = store.Stats();
        JsonElement row = answer.Row("Bash");
        Assert.Equal("not enough data (n=4)", row.Text("note"));
        Assert.False(row.Has("success") || row.Has("interval") || row.Has("p50_ms"));
        Assert.Equal(40, store.Stats("""{"detail":"detailed"}""").Row("Bash").Number("total_ms"));
        Assert.Equal("4 calls in 1 session since 2026-06-01; success not enough data (n=4).", answer.Summary);
    }

    [Theory]
    [InlineData(58, false, false)]
    [InlineData(59, true, false)]
    [InlineData(298, true, false)]
    [InlineData(299, true, true)]
    public void APercentileNeedsCallsThatLieBeyondItWithConfidence(int count, bool hasP95, bool hasP99)
    {
        using SomeStore store = SomeStore.Of(Enumerable.Range(1, count).Select(i => Some.Call(i: i) with { LatencyMs = i }));
        JsonElement row = store.Stats("""{"detail":"detailed"}""").Row("Bash");
        Assert.Equal((hasP95, hasP99), (row.Has("p95_ms"), row.Has("p99_ms")));
        if (hasP95)
            Assert.Equal((int)Math.Ceiling(0.95 * count), row.Number("p95_ms"));
    }

    [Fact]
    public void WallTimesAreNeverMixedWithReportedOnes()
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Some.Calls(10), Some.Call(i: 10) with { LatencyMs = 900_000, LatencySource = "transcript" },
            .. Some.Calls(6, "Read", 20).Select(call => call with { LatencyMs = 7000, LatencySource = "transcript" }), .. Some.Calls(6, "Grep", 30),
        ]);
        JsonElement answer = store.Stats("""{"detail":"detailed"}""");
        Assert.Equal(100, answer.Row("Bash").Number("total_ms"));
        Assert.Equal("reported", answer.Text("latency_source"));
        Assert.Equal(("transcript", 7000), (answer.Row("Read").Text("latency"), answer.Row("Read").Number("p50_ms")));
        Assert.False(answer.Row("Grep").Has("latency"));
    }

    [Fact]
    public void TheSlowestCallsAreNamedInDetailAndHoldTheShareThatIsTold()
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Enumerable.Range(0, 198).Select(i => Some.Call("Bash", i) with { Parameter = ("command", "ls -la") }),
            Some.Call("Bash", 198) with { LatencyMs = 6000, Parameter = ("command", "npm test") }, Some.Call("Bash", 199) with { LatencyMs = 9000, Parameter = ("command", "git push\u001b[31m") },
            Some.Call("Read", 200) with { LatencyMs = 99_000, LatencySource = "transcript" },
        ]);
        JsonElement answer = store.Stats("""{"detail":"detailed"}""");
        JsonElement[] slowest = [.. answer.GetProperty("slowest").EnumerateArray()];
        Assert.Equal(5, slowest.Length);
        Assert.Equal("""{"tool":"Bash","what":"git push","ms":9000,"date":"2026-06-01","latency":"reported","tool_use_id":"toolu_Bash_199"}""", slowest[0].GetRawText());
        Assert.Equal(("npm test", 6000), (slowest[1].Text("what"), slowest[1].Number("ms")));
        // Two of 200: 15,000 of 16,980 milliseconds.
        Assert.Equal(0.883, answer.Row("Bash").Real("top1_share"));
        Assert.False(store.Stats().Has("slowest") || store.Stats().Row("Bash").Has("top1_share"));
    }

    [Fact]
    public void PercentilesOfASketchSaySo()
    {
        const int Many = 100_001;
        var lines = new System.Text.StringBuilder();
        for (int i = 0; i < Many; i++)
            lines.Append("{\"timestamp\":\"2026-06-01T08:00:00Z\",\"tool_name\":\"Bash\",\"outcome\":\"success\",\"latency_ms\":").Append(i).Append(",\"source\":\"hook\"}\n");
        using SomeStore store = SomeStore.OfText(lines.ToString());
        JsonElement answer = store.Stats();
        Assert.Equal(0.01, answer.Real("latency_error"));
        Assert.InRange(answer.Row("Bash").Number("p50_ms"), 49_500, 50_500);
        using SomeStore small = SomeStore.Of(Some.Calls(9), caller: "small");
        Assert.False(small.Stats().Has("latency_error"));
    }

    [Theory]
    [InlineData("command", "git status", 2)]
    [InlineData("project", "/home/dev/b", 3)]
    [InlineData("mcp_server", "files", 4)]
    [InlineData("agent_type", "explorer", 5)]
    [InlineData("agent_type", "main", 15)]
    [InlineData("model", "m1", 6)]
    [InlineData("day", "2026-06-01", 20)]
    public void CallsAreGroupedByWhatIsAsked(string by, string name, int calls)
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Some.Calls(2).Select(call => call with { Parameter = ("command", "git status --short") }), .. Some.Calls(3, from: 2).Select(call => call with { Project = "/home/dev/b" }),
            .. Some.Calls(4, "mcp__files__read"), .. Some.Calls(5, "Read").Select(call => call with { AgentType = "explorer" }), .. Some.Calls(6, "Edit").Select(call => call with { Model = "m1" }),
        ]);
        Assert.Equal(calls, store.Stats($$"""{"group_by":"{{by}}"}""").Row(name).Number("calls"));
    }

    [Fact]
    public void RowsBeyondTheLimitAreCounted()
    {
        using SomeStore store = SomeStore.Of(Enumerable.Range(0, 8).Select(i => Some.Call($"T{i}", i)));
        JsonElement answer = store.Stats("""{"limit":3}""");
        Assert.Equal((3, 5, 8), (answer.Rows.Count, answer.Number("omitted"), answer.Number("calls")));
    }

    [Fact]
    public void TheAnswerLeadsToTheFailuresAndToTheProgramsOfTheShell()
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(6), Some.Failure(i: 6)]);
        Assert.Equal(
            [("get_failures", """{"since":"7d","tool":"Bash"}"""), ("get_stats", """{"since":"7d","group_by":"command"}""")],
            store.Stats("""{"since":"7d"}""").Next.Select(next => (next.Text("tool"), next.GetProperty("arguments").GetRawText())));
    }
}
