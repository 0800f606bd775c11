using System.Text;
using System.Text.Json.Nodes;
using Telemetry.Capture;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>A secret is gone from every field of a line, not from parameters and errors only.</summary>
public sealed class OtherFieldsTests
{
    [Fact]
    public void ATokenIsGoneFromEveryFieldOfACall()
    {
        var secrets = new List<string>();
        string token = PlacedSecret.Fill("†", 3, secrets);
        var call = new CapturedCall
        {
            ToolName = $"mcp__{token}__run",
            Input = Encoding.UTF8.GetBytes($"{{\"{token}\":{{\"x {token}\":1}},\"{token}\":[\"{token}\"]}}"),
            IsFailure = true,
            Source = CaptureSource.Event,
            HasRun = true,
            Error = token,
            ToolUseId = token,
            SubagentId = token,
            McpServer = token,
            Model = token,
            BatchId = token,
            ClientVersion = token,
            Context = new CapturedContext(token, token, token, $"/home/{token}/app", token, token),
        };
        AssertGone(secrets, Some.LineOf(Redactor.Redact(call, Some.TimeMs)));
    }

    [Fact]
    public void ATokenIsGoneFromEveryFieldOfANote()
    {
        var secrets = new List<string>();
        string token = PlacedSecret.Fill("†", 3, secrets);
        var note = new CapturedNote("batch", new CapturedContext(token, token, token, $"/home/{token}/app", token, token)) { ToolUseIds = [token, "t2", token], Model = token, Reason = token };
        AssertGone(secrets, Some.LineOf(Redactor.Redact(note, Some.TimeMs)));
    }

    [Theory]
    [InlineData("https://jo:§@git.example.com/a/b.git", "https://jo:[REDACTED:url-password]@git.example.com/a/b.git")]
    [InlineData("/srv/clone-https://oauth2:§@host/x", "/srv/clone-https://oauth2:[REDACTED:url-password]@host/x")]
    [InlineData("/home/jo/app", "/home/jo/app")]
    [InlineData("C:\\Users\\jo\\src\\token-service", "C:\\Users\\jo\\src\\token-service")]
    [InlineData("/home/jo/password-manager/secrets", "/home/jo/password-manager/secrets")]
    public void AProjectKeepsItsPathAndLosesItsCredentials(string path, string expected)
    {
        var secrets = new List<string>();
        var call = new CapturedCall { ToolName = "Bash", IsFailure = false, Source = CaptureSource.Event, HasRun = true, Context = new CapturedContext("s1", null, null, PlacedSecret.Fill(path, 5, secrets), null, null) };
        string line = Some.LineOf(Redactor.Redact(call, Some.TimeMs));
        Assert.Equal(expected, JsonNode.Parse(line)!["project"]!.GetValue<string>());
        AssertGone(secrets, line);
    }

    [Theory]
    [InlineData("mcp__github__create_pull_request", "42d49bc9-1d06-43ba-89d2-d4839024a42b", "toolu_01A09q90qw90lq917835lq9", "claude-opus-5-5-20260101", "general-purpose")]
    [InlineData("mcp__vault__read_secret", "ses_4a7Bc9Df2Gh6Jk", "call_9aB8cD7eF6gH5iJ4kL3m", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "token-auditor")]
    public void NamesAndIdentifiersStayAsTheyAre(string tool, string session, string id, string model, string agentType)
    {
        var call = new CapturedCall { ToolName = tool, IsFailure = false, Source = CaptureSource.Event, HasRun = true, ToolUseId = id, Model = model, Context = new CapturedContext(session, "a07d9c016eb55d97b", agentType, "/p", "db86269c-7d97-43dc-a8e5-6eaa49f61cc4", "acceptEdits") };
        ToolCall redacted = Redactor.Redact(call, Some.TimeMs);
        Assert.Equal((tool, session, id, model, agentType, "a07d9c016eb55d97b"), (redacted.ToolName, redacted.SessionId, redacted.ToolUseId, redacted.Model, redacted.AgentType, redacted.AgentId));
    }

    private static void AssertGone(List<string> secrets, string line) =>
        Assert.All(secrets.SelectMany(PlacedSecret.Pieces), piece => Assert.DoesNotContain(piece, line, StringComparison.Ordinal));
}
