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

    private static JsonObject AnswerTo(Recording session, ToolUse question)
    {
        var result = session.Answers.Model.ResultOf(question);
        Assert.NotNull(result);
        Assert.False(result.IsError, $"{question.Tool}: {result.Text}");
        return JsonNode.Parse(result.Text)!.AsObject();
    }
}
