using System.Text;
using System.Text.Json.Nodes;
using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary>The model asks the four tools through the client; what counts is the text that reaches the model.</summary>
[Collection(RealClientTests.Name)]
public sealed class AnswerTests(InstalledPlugin plugin)
{
    private const int Limit = 330_000;
    private const int LongestAnswerBytes = 1_500;

    [Fact(Timeout = Limit)]
    public async Task TheModelIsShownEveryToolItSearchesFor()
    {
        var session = await plugin.RecordingAsync();

        Assert.Superset(session.Questions.All.Select(question => question.Tool).ToHashSet(), session.Answers.Model.OfferedTools.ToHashSet());
    }

    [Fact(Timeout = Limit)]
    public async Task EveryToolAnswersTheModelWithASummary()
    {
        var session = await plugin.RecordingAsync();

        Assert.All(session.Questions.All, question =>
        {
            var answer = AnswerTo(session, question);
            Assert.False(string.IsNullOrWhiteSpace((string?)answer["summary"]), $"{question.Tool} has no summary.");
        });
    }

    [Fact(Timeout = Limit)]
    public async Task NoDefaultAnswerCostsTheModelMoreThanItMay()
    {
        var session = await plugin.RecordingAsync();

        Assert.All(session.Questions.All, question =>
        {
            var text = session.Answers.Model.ResultOf(question)!.Text;
            Assert.True(Encoding.UTF8.GetByteCount(text) <= LongestAnswerBytes, $"{question.Tool}: {text}");
        });
    }

    [Fact(Timeout = Limit)]
    public async Task TheStatisticsCountWhatTheStoreHolds()
    {
        var session = await plugin.RecordingAsync();
        var stored = CallsBeforeTheQuestions(session);
        var answer = AnswerTo(session, session.Questions.Stats);
        var rows = answer["rows"]!.AsArray();

        Assert.Equal(stored.Count, (int?)answer["calls"]);
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var calls = stored.Where(line => line["tool_name"] == (string?)row!["name"]).ToList();
            Assert.Equal(calls.Count, (int?)row!["calls"]);
            // An answer that would be too long leaves out the stages that no rate counts.
            var failed = StagesIn(row["failed"]);
            Assert.All(failed, stage => Assert.Equal(FailuresByStage(calls)[stage.Key], stage.Value));
            Assert.Superset(FailuresByStage(calls.Where(IsBlamed)).Keys.ToHashSet(), failed.Keys.ToHashSet());
            AssertRate(calls, (double?)row["success"]);
        });
        Assert.Contains(rows, row => row!["success"] is not null);
    }

    [Fact(Timeout = Limit)]
    public async Task ASubagentInTheBackgroundTookFromItsStartToItsStop()
    {
        var session = await plugin.RecordingAsync();
        var answer = AnswerTo(session, session.Questions.Stats);
        var row = Assert.Single(answer["rows"]!.AsArray(), row => (string?)row!["name"] == "Agent")!;

        // The client reports the time of the launch, a few milliseconds: the true span is between two notes.
        Assert.Equal((TimeOf(session, "subagent_stop") - TimeOf(session, "subagent_start")).TotalMilliseconds, (long)row["total_ms"]!, tolerance: 1);
    }

    [Fact(Timeout = Limit)]
    public async Task TheFailuresAreThoseOfTheStore()
    {
        var session = await plugin.RecordingAsync();
        var failures = CallsBeforeTheQuestions(session).Where(line => line["outcome"] == "failure" && IsBlamed(line)).ToList();
        var answer = AnswerTo(session, session.Questions.Failures);
        var rows = answer["rows"]!.AsArray();

        Assert.Equal(failures.Count, (int?)answer["failures"]);
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.InRange(
            (int)row!["count"]!,
            1,
            failures.Count(line => line["tool_name"] == (string?)row["tool"])));
    }

    [Fact(Timeout = Limit)]
    public async Task TheRecommendationStandsOnCallsOfTheStore()
    {
        var session = await plugin.RecordingAsync();
        var stored = CallsBeforeTheQuestions(session);
        var tools = AnswerTo(session, session.Questions.Recommendation)["tools"]!.AsArray();

        Assert.NotEmpty(tools);
        Assert.All(tools, tool =>
        {
            var calls = stored.Where(line => line["tool_name"] == (string?)tool!["tool"]).ToList();
            Assert.Equal(calls.Count(IsBlamed), (int?)tool!["n"]);
            Assert.All(tool["evidence"]?.AsArray() ?? [], id => Assert.Contains(calls, line => line["tool_use_id"] == (string?)id));
        });
    }

    // The server leaves out the calls to itself, so the questions do not change the answers. Asked, it may settle a guess with a second line.
    private static IReadOnlyList<StoreLine> CallsBeforeTheQuestions(Recording session) =>
        [.. session.StoredAtTheEnd.Merged().Where(line => !session.Questions.All.Any(question => question.Id == line["tool_use_id"]))];

    private static DateTimeOffset TimeOf(Recording session, string moment) =>
        Assert.Single(session.Stored.Notes, note => note["event"] == moment).Json.GetProperty("timestamp").GetDateTimeOffset();

    private static Dictionary<string, int> FailuresByStage(IEnumerable<StoreLine> calls) =>
        calls.Where(line => line["outcome"] == "failure").GroupBy(line => line["stage"]!).ToDictionary(same => same.Key, same => same.Count());

    private static Dictionary<string, int> StagesIn(JsonNode? failed) =>
        (failed?.AsObject() ?? []).ToDictionary(stage => stage.Key, stage => (int)stage.Value!);

    // Denied, rejected, cancelled and interrupted calls say nothing about the choice of a tool.
    private static bool IsBlamed(StoreLine line) => line["stage"] is "executed" or "validation";

    private static void AssertRate(IReadOnlyList<StoreLine> calls, double? rate)
    {
        // Where there is too little data, there is no rate to be wrong.
        if (rate is null)
            return;
        Assert.Equal((double)calls.Count(line => line["outcome"] == "success") / calls.Count(IsBlamed), rate.Value, tolerance: 0.005);
    }

    private static JsonObject AnswerTo(Recording session, ToolUse question)
    {
        var result = session.Answers.Model.ResultOf(question);
        Assert.NotNull(result);
        Assert.False(result.IsError, $"{question.Tool}: {result.Text}");
        return JsonNode.Parse(result.Text)!.AsObject();
    }
}
