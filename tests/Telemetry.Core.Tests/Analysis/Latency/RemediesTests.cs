using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class RemediesTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.ForCaller("Remedies");
    private int _calls;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnotherToolIsToldWhereItsCallsForTheSameWereMeasurablyFaster()
    {
        IReadOnlyList<ToolCall> cats = Calls(40, "Bash", i => 500 + i, i => Command($"cat f{i}.cs")), reads = Calls(30, "Read", i => 20 + i, i => $$"""{"file_path":"/p/f{{i}}.cs"}""");
        Assert.Equal(new Remedy(RemedyKind.OtherTool, "cat", 40, 519, 40 * (519 - 34)) { Instead = "Read", OtherN = 30, OtherMs = 34 }, Of("Bash", [.. cats, .. reads]));
        // Too few on one side, no difference, or the other way round: nothing.
        Assert.Null(Of("Bash", [.. cats, .. reads.Take(19)]));
        Assert.Null(Of("Bash", [.. Calls(40, "Bash", i => 20 + i, i => Command($"cat f{i}.cs")), .. reads]));
        Assert.Null(Of("Bash", [.. Calls(40, "Bash", i => 5, i => Command($"cat f{i}.cs")), .. reads]));
        // Nor of two sources.
        Assert.Null(Of("Bash", [.. cats, .. reads.Select(read => read with { LatencySource = LatencySource.Wall })]));
    }

    [Fact]
    public void AnAdviceOfLittleTimeIsNone()
    {
        IReadOnlyList<ToolCall> cats = Calls(40, "Bash", i => 500, i => Command($"cat f{i}.cs")), reads = Calls(30, "Read", i => 20, i => $$"""{"file_path":"/p/f{{i}}.cs"}""");
        // 40 times 480 ms are 19.2 s: of 20 minutes less than 2 %.
        Assert.Null(Of("Bash", [.. cats, .. reads, .. Calls(60, "Bash", i => 20_000, i => Command($"make t{i}"))]));
        Assert.NotNull(Of("Bash", [.. cats, .. reads, .. Calls(40, "Bash", i => 20_000, i => Command($"make t{i}"))]));
    }

    [Fact]
    public void APartOfTheWorkIsToldWhereItWasMeasurablyFaster()
    {
        Assert.Equal(
            new Remedy(RemedyKind.Narrow, "Read", 25, 900, 25 * 850) { OtherN = 25, OtherMs = 50 },
            Of("Read", [.. Calls(25, "Read", i => 900, i => $$"""{"file_path":"/p/{{i}}"}"""), .. Calls(25, "Read", i => 50, i => $$"""{"file_path":"/p/{{i}}","limit":20}""")]));
        Assert.Equal(
            new Remedy(RemedyKind.Narrow, "Grep", 25, 900, 25 * 850) { OtherN = 25, OtherMs = 50 },
            Of("Grep", [.. Calls(25, "Grep", i => 900, i => $$"""{"pattern":"x{{i}}"}"""), .. Calls(25, "Grep", i => 50, i => $$"""{"pattern":"x{{i}}","path":"/p"}""")]));
        Assert.Equal(
            new Remedy(RemedyKind.Narrow, "go test", 25, 9000, 25 * 8500L) { OtherN = 25, OtherMs = 500 },
            Of("Bash", [.. Calls(25, "Bash", i => 9000, i => Command($"go test ./... -count {i}")), .. Calls(25, "Bash", i => 500, i => Command($"cd /p && go test ./pkg/p{i} 2>&1 | tail -3"))]));
        Assert.Null(Of("Bash", [.. Calls(25, "Bash", i => 9000, i => Command($"go test ./... -count {i}")), .. Calls(25, "Bash", i => 500, i => Command($"ls ./pkg/p{i}"))]));
    }

    [Fact]
    public void CallsThatRepeatOneBeforeThemWithNothingWrittenBetweenAreToldWithTheirTime()
    {
        ToolCall[] calls = [.. Calls(21, "Bash", i => 3000, i => Command("dotnet test"))];
        Assert.Equal(new Remedy(RemedyKind.Keep, "Bash", 20, 60_000, 60_000), Of("Bash", calls));
        Assert.Null(Of("Bash", [.. calls.Take(20)]));
        Assert.Null(Of("Bash", [.. calls.SelectMany((call, i) => (ToolCall[])[call, Some.Call("Edit", i) with { TimestampMs = call.TimestampMs + 1, LatencyMs = null }])]));
        Assert.Equal(20, Of("Bash", [.. calls.SelectMany((call, i) => (ToolCall[])[call, Some.Call("Read", i) with { TimestampMs = call.TimestampMs + 1, LatencyMs = null }])])!.N);
        // Another session's answer is not there; a failure is no answer; and who asks a server again waits for it.
        Assert.Null(Of("Bash", [.. calls.Select((call, i) => call with { SessionId = $"s{i}" })]));
        Assert.Null(Of("Bash", [.. calls.Select(call => call with { Outcome = Outcome.Failure, Error = "it failed" }).Take(20), .. calls.TakeLast(1)]));
        Assert.Null(Of("Bash", [.. Calls(21, "Bash", i => 3000, i => Command("gh pr checks 12"))]));
    }

    [Fact]
    public void WhatTakesLongByItsNatureMayRunInTheBackgroundAndThatIsCalledMeasuredOnlyWhereItWas()
    {
        ToolCall[] builds = [.. Calls(20, "Bash", i => 40_000, i => Command($"make t{i}"))];
        Assert.Equal(new Remedy(RemedyKind.Background, "make", 20, 40_000, 0), Of("Bash", [.. builds.Select((call, i) => call with { Params = Some.Call(parameters: Command($"make -j {i}")).Params })]));
        Assert.Null(Of("Bash", [.. builds.Take(19).Select((call, i) => call with { Params = Some.Call(parameters: Command($"make -j {i}")).Params })]));
        ToolCall[] launches = [.. Calls(20, "Agent", i => 12, i => $$"""{"prompt":"{{i}}"}""").Select((call, i) => call with { IsBackground = true })];
        ToolCall[] waits = [.. Calls(20, "Agent", i => 60_000, i => $$"""{"prompt":"w{{i}}"}""")];
        Assert.Equal(new Remedy(RemedyKind.Background, "Agent", 20, 60_000, 0) { OtherN = 20, OtherMs = 12 }, Of("Agent", [.. launches, .. waits]));
        Assert.Equal(0, Of("Agent", [.. launches.Take(19), .. waits])!.OtherN);
        Assert.Null(Of("Edit", Calls(20, "Edit", i => 60_000, i => $$"""{"file_path":"/p/{{i}}"}""")));
    }

    [Fact]
    public void WaitingThatWasMeasuredIsAnsweredWithARuleAndWaitingThatIsInferredWithNothing()
    {
        var bottleneck = new Bottleneck("Edit", new Latency(60, 1_800_000, 30_000, 30_000, null, LatencySource.Wall), 1, BottleneckCause.Waiting, false, 29_900);
        CallIndex index = IndexOf(Calls(40, "Edit", i => 100, i => "{}"));
        Assert.Equal(new Remedy(RemedyKind.Allow, "Edit", 60, 29_900, 0), Assert.Single(RemediesOf(index).Of([bottleneck])));
        Assert.Null(Assert.Single(RemediesOf(index).Of([bottleneck with { IsInferred = true }])));
    }

    // Shuffled between both sides there is no difference, whatever the distribution.
    [Fact]
    public void WithoutADifferenceFewComparisonsFindOne()
    {
        var random = new Random(7);
        int found = 0;
        for (int i = 0; i < 1000; i++)
        {
            int[] Draw(int n) => [.. Enumerable.Range(0, n).Select(_ => (int)Math.Exp(random.NextDouble() * 8))];
            found += RankTest.Find(Draw(25), Draw(80)) < 0.05 ? 1 : 0;
        }

        Assert.InRange(found, 25, 75);
    }

    [Fact]
    public void TheRankTestIsThatOfTheBooks()
    {
        // Computed from the definition: U = 0 of 20 against 20, z = (200 - 0.5) / sqrt(20 * 20 * 41 / 12).
        Assert.Equal(6.8e-8, RankTest.Find([.. Enumerable.Range(0, 20)], [.. Enumerable.Range(100, 20)]), 2e-7);
        Assert.Equal(1, RankTest.Find([.. Enumerable.Range(0, 19)], [.. Enumerable.Range(100, 20)]));
        Assert.Equal(1, RankTest.Find([.. Enumerable.Repeat(5, 30)], [.. Enumerable.Repeat(5, 30)]));
        Assert.Equal(1, RankTest.Find([.. Enumerable.Range(0, 40)], [.. Enumerable.Range(0, 40)]), 0.01);
    }

    [Theory]
    [InlineData("go test ./...", false)]
    [InlineData("go test ./pkg/a", true)]
    [InlineData("go test -run TestA ./...", true)]
    [InlineData("pytest", false)]
    [InlineData("pytest tests/test_a.py::test_b", true)]
    [InlineData("cd /p/q && npm test", false)]
    [InlineData("dotnet test --filter A 2>&1 | tail -5", true)]
    [InlineData("npm test > out.txt", null)]
    [InlineData("go test [SHAPE:kfgamcpd, 48]", null)]
    public void ACommandAsksForAPartWhereItNamesOne(string command, bool? isPart) => Assert.Equal(isPart, NarrowCommand.Is(command));

    private Remedy? Of(string tool, IEnumerable<ToolCall> calls)
    {
        CallIndex index = IndexOf(calls);
        Bottleneck bottleneck = Bottleneck.From(GroupStats.From(index, new CallFilter(), GroupBy.Tool), 9).Single(one => one.Name == tool);
        return Assert.Single(RemediesOf(index).Of([bottleneck]));
    }

    private static Remedies RemediesOf(CallIndex index)
    {
        LatencySamples samples = new(index, new CallFilter());
        samples.Update();
        RepeatedWork repeats = new(new LaneRows(index));
        repeats.Update();
        return new Remedies(samples, repeats);
    }

    private CallIndex IndexOf(IEnumerable<ToolCall> calls)
    {
        // Ids and times of their own, whatever a test put together.
        string path = _folder.File($"{_calls}.jsonl");
        File.WriteAllText(path, string.Concat(calls.Select(call => Some.LineOf(call with { ToolUseId = $"toolu_{_calls++}" }))));
        var index = new CallIndex(path);
        index.Refresh();
        return index;
    }

    private ToolCall[] Calls(int count, string tool, Func<int, int> ms, Func<int, string> parameters) =>
        [.. Enumerable.Range(0, count).Select(i => Some.Call(tool, _calls++, latencyMs: ms(i), parameters: parameters(i)))];

    private static string Command(string command) => $$"""{"command":"{{command}}"}""";
}
