using System.Text.Json;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

/// <summary>Nothing to tell is an answer: why, and what to do.</summary>
public sealed class EmptyAnswerTests
{
    public static TheoryData<string> Tools => [.. AnswerKind.All.Select(kind => kind.Tool)];

    [Theory]
    [MemberData(nameof(Tools))]
    public void WithoutAStoreItsPathIsNamedAndWhatWritesIt(string tool)
    {
        using SomeStore store = SomeStore.Missing();
        JsonElement answer = store.Ask(KindOf(tool), """{"session":"current","project":"current","since":"7d"}""");
        Assert.Equal(
            $"No calls are recorded yet: there is no file {store.Path}. Is the plugin execution-telemetry enabled, and are hooks allowed (disableAllHooks)? It records from the next session on; telemetry import reads the past, and telemetry doctor says what is wrong.",
            answer.Summary);
        Assert.Empty(answer.Next);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void AStoreWithoutCallsIsNamed(string tool)
    {
        using SomeStore store = SomeStore.OfText("");
        Assert.Equal($"No calls are recorded yet: {store.Path} holds none.", store.Ask(KindOf(tool)).Summary);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void AFileOfSomethingElseRaisesTheQuestion(string tool)
    {
        using SomeStore store = SomeStore.OfText("hello\n{\"level\":\"info\"}\n");
        Assert.Equal($"No calls are recorded yet: {store.Path} holds none. 2 lines in it could not be read as records: is it the right file?", store.Ask(KindOf(tool)).Summary);
    }

    [Theory]
    [InlineData("get_stats")]
    [InlineData("get_failures")]
    [InlineData("get_patterns")]
    public void AQuestionThatNoCallAnswersLeadsToAWiderOne(string tool)
    {
        using SomeStore store = SomeStore.Of(Some.Calls(3));
        JsonElement answer = store.Ask(KindOf(tool), """{"tool":"Bash","since":"1m"}""");
        Assert.Equal("None of the 3 calls recorded matches this question. The newest is of 2026-06-01 08:00Z. Widen or leave out tool or since.", answer.Summary);
        JsonElement next = Assert.Single(answer.Next);
        Assert.Equal((tool, """{"tool":"Bash"}""", "without since"), (next.Text("tool"), next.GetProperty("arguments").GetRawText(), next.Text("why")));
    }

    [Fact]
    public void ARecordingOfNothingButOwnToolsSaysSo()
    {
        using SomeStore store = SomeStore.Of(Some.Calls(2, "mcp__plugin_execution-telemetry_telemetry__get_stats"));
        Assert.Equal(
            "None of the 2 calls recorded matches this question. The newest is of 2026-06-01 08:00Z. Only this product's own calls are recorded.",
            store.Stats().Summary);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void LinesThatAreNoRecordsAreCountedInTheAnswer(string tool)
    {
        using SomeStore store = SomeStore.OfText(string.Concat([.. Some.Calls(6).Select(call => call.ToLine()), "{\"torn\":\n", "hello\n", Some.Failure(i: 9).ToLine()]));
        Assert.Equal(2, store.Ask(KindOf(tool)).Number("skipped_lines"));
        using SomeStore clean = SomeStore.Of([.. Some.Calls(6), Some.Failure(i: 9)]);
        Assert.False(clean.Ask(KindOf(tool)).Has("skipped_lines"));
    }

    [Fact]
    public void AnAnswerFollowsTheStore()
    {
        using SomeStore store = SomeStore.Missing();
        Assert.Equal(0, store.Stats().Number("calls"));
        string lines = string.Concat(Some.Calls(3).Select(call => call.ToLine()));
        File.WriteAllText(store.Path, lines);
        Assert.Equal(3, store.Stats().Number("calls"));
        File.WriteAllText(store.Path, lines + Some.Call(i: 9).ToLine());
        Assert.Equal(4, store.Stats().Number("calls"));
        File.Delete(store.Path);
        Assert.Equal(0, store.Stats().Number("calls"));
    }

    private static AnswerKind KindOf(string tool) => AnswerKind.All.Single(kind => kind.Tool == tool);
}
