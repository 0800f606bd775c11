using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

/// <summary>Lines of an older version, or of another program, may hold secrets that today's rules know: no answer repeats them.</summary>
public sealed class OlderLinesTests
{
    private static readonly string s_token = "gh" + "p_" + string.Concat(Enumerable.Range(0, 36).Select(i => "aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0z"[i * 7 % 31]));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"detail":"detailed"}""")]
    public void AFailureIsShownWithoutTheTokenThatItsLineHolds(string arguments)
    {
        using SomeStore store = SomeStore.Of([Some.Failure(error: $"Exit code 1\nfatal: bad token {s_token} for host") with { Parameter = ("command", $"git push https://{s_token}@github.com/a/b") }]);
        System.Text.Json.JsonElement answer = store.Failures(arguments), row = answer.Rows[0];
        Assert.Equal("Exit code 1 fatal: bad token [REDACTED:github-token] for host", row.Text("example"));
        Assert.Equal("fatal: bad token [REDACTED:github-token] for host", row.Text("error"));
        Assert.Contains("Most frequent: Bash \"fatal: bad token [REDACTED:github-token] for host\"", answer.Summary, StringComparison.Ordinal);
        AssertClean(answer.GetRawText());
    }

    [Fact]
    public void ARowWithoutAnExampleIsShownWithoutItToo()
    {
        using SomeStore store = SomeStore.Of([.. Some.Calls(3), Some.Failure("A", 4, "one"), Some.Failure("A", 5, "one"), Some.Failure("B", 6, "two"), Some.Failure("B", 7, "two"), Some.Failure("C", 8, $"no access with --password {s_token[4..16]}!")]);
        System.Text.Json.JsonElement answer = store.Failures();
        Assert.False(answer.Rows[2].Has("example"));
        Assert.Equal("no access with --password [REDACTED:password]", answer.Rows[2].Text("error"));
    }

    [Fact]
    public void NoAnswerAndNoRefusalNamesATokenThatStandsInANameOrAProject()
    {
        using SomeStore store = SomeStore.Of(
        [
            .. Enumerable.Range(0, 40).Select(i => Some.Call(i % 2 == 0 ? $"mcp__x__{s_token}" : "Bash", i) with
            {
                Error = i % 4 == 0 ? s_token : null, Project = $"/src/https://{s_token}@host/app", Model = s_token, AgentType = s_token, Id = $"{s_token}{i}", Session = $"{s_token}-{i / 10}",
                Parameter = ("command", $"{s_token} run"),
            }),
        ]);
        foreach (AnswerKind kind in (AnswerKind[])[AnswerKind.Stats, AnswerKind.Failures, AnswerKind.Patterns, AnswerKind.Recommend])
            AssertClean(store.Ask(kind, """{"detail":"detailed"}""").GetRawText());
        foreach (string by in (string[])["tool", "command", "project", "mcp_server", "agent_type", "model", "day"])
            AssertClean(store.Stats($$"""{"group_by":"{{by}}"}""").GetRawText());
        AssertClean(store.Refusal(AnswerKind.Stats, """{"tool":"no such tool"}"""));
        AssertClean(store.Refusal(AnswerKind.Stats, """{"project":"no such project"}"""));
        AssertClean(store.Refusal(AnswerKind.Stats, """{"session":"no such session"}"""));
    }

    private static void AssertClean(string text) =>
        Assert.All(Enumerable.Range(0, s_token.Length - 7).Select(i => s_token.Substring(i, 8)), piece => Assert.DoesNotContain(piece, text, StringComparison.Ordinal));
}
