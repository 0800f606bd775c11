using System.Text.Json;
using Telemetry.Capture;
using Telemetry.Core.Tests.Support;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>A secret is known by its name once, and then wherever it stands in the call.</summary>
public sealed class SecretValuesTests
{
    private const string Secret = "Sp1nd3l-4xQ9";

    [Fact]
    public void ASecretIsGoneFromTheCommentBesideItsSuccessor()
    {
        string line = LineOf(new { old_string = $"QDRANT_API_KEY={Secret}", new_string = $"QDRANT_API_KEY=n8Jw3Tq0ZyLe9Rb # was {Secret}" }, null);
        Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
        Assert.Contains("# was [REDACTED:api-key]", line, StringComparison.Ordinal);
    }

    [Fact]
    public void AnErrorDoesNotRepeatWhatTheCommandLost()
    {
        string line = LineOf(new { command = $"mysql -u root -p{Secret} shop" }, $"Exit code 1\nserver said: ({Secret}) is wrong");
        Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
        Assert.Contains("server said: ([REDACTED:password]) is wrong", line, StringComparison.Ordinal);
    }

    [Fact]
    public void AMembersSecretIsGoneFromItsNeighbours() =>
        Assert.DoesNotContain(Secret, LineOf(new { login = new { user = "jo", password = Secret }, note = $"type {Secret}, then Enter" }, null), StringComparison.Ordinal);

    [Fact]
    public void WhatOnlyContainsItIsAnotherWord() =>
        Assert.Contains($"a{Secret} {Secret}b", LineOf(new { password = Secret, note = $"a{Secret} {Secret}b" }, null), StringComparison.Ordinal);

    [Theory]
    [InlineData("admin")]
    [InlineData("shop")]
    [InlineData("a1b2c3")]
    [InlineData("two words 12")]
    public void AWordThatIsAPasswordStaysAWordElsewhere(string password) =>
        Assert.Contains($"open {password} now", LineOf(new { password, note = $"open {password} now" }, null), StringComparison.Ordinal);

    [Fact]
    public void ARepeatedSecretThatStraddlesTheCutDoesNotSurviveInPart()
    {
        for (int before = 480; before <= 500; before++)
            Assert.DoesNotContain(Secret[..6], LineOf(new { password = Secret, content = new string('x', before) + " " + Secret }, null), StringComparison.Ordinal);
    }

    private static string LineOf(object parameters, string? error) => Some.LineOf(Redactor.Redact(
        new CapturedCall { ToolName = "Edit", Input = JsonSerializer.SerializeToUtf8Bytes(parameters), IsFailure = error is not null, Error = error, Source = CaptureSource.Event, HasRun = true, Context = new CapturedContext("s1", null, null, "/p", null, null) },
        Some.TimeMs));
}
