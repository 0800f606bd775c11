using System.Text;
using Telemetry.Capture;
using Telemetry.Core.Tests.Support;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>What cannot be redacted is not stored.</summary>
public sealed class FailClosedTests
{
    [Theory]
    [InlineData("{\"a\":\"§\"")]
    [InlineData("{\"a\":\"§")]
    [InlineData("{\"a\":[\"§\",}")]
    [InlineData("{\"a\":\"§\",\"b\":truth}")]
    [InlineData("{\"§\" 1}")]
    [InlineData("§")]
    [InlineData("{\"a\":\"§\\x\"}")]
    public void ParametersThatCannotBeReadToTheirEndAreDroppedWholeAndTheCallIsRecorded(string input)
    {
        string text = Secrets.Body(20);
        var call = new CapturedCall { ToolName = "Bash", Input = Encoding.UTF8.GetBytes(input.Replace("§", text, StringComparison.Ordinal)), IsFailure = false, Source = CaptureSource.Event, HasRun = true, Context = new("s1", null, null, "/p", null, null) };
        string line = Some.LineOf(Redactor.Redact(call, Some.TimeMs));
        Assert.Contains("\"tool_name\":\"Bash\",\"params\":{\"…redaction\":\"failed\"},\"outcome\":\"success\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain(text, line, StringComparison.Ordinal);
        // In shapes too: a call is not lost for what its parameters look like.
        Assert.Contains("\"params\":{\"…redaction\":\"failed\"}", Some.LineOf(Redactor.Redact(call, Some.TimeMs, new CallShape(new byte[16]))), StringComparison.Ordinal);
    }

    [Fact]
    public void ParametersThatNestDeeperThanAnyParserGoesAreDroppedWhole()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 100_000)) + "1" + string.Concat(Enumerable.Repeat("]", 100_000));
        Assert.Equal("{\"…redaction\":\"failed\"}", JsonRedaction.Apply(Encoding.UTF8.GetBytes(deep)).ToString());
    }

    [Fact]
    public void ATextThatMakesARuleThrowIsDroppedWhole()
    {
        Assert.Equal("[REDACTED:unreadable]", TextRedaction.Apply("harmless", scan: _ => throw new InvalidOperationException()));
        Assert.Equal("[REDACTED:unreadable]", TextRedaction.Apply("harmless", scan: Outside));

        static Findings Outside(ReadOnlySpan<char> text)
        {
            var findings = new Findings();
            findings.Add(text.Length + 1, text.Length + 2, "token");
            return findings;
        }
    }

    [Fact]
    public void ATextInWhichRedactionComesToNoEndIsDroppedWhole()
    {
        Assert.Equal(string.Concat(Enumerable.Repeat("[REDACTED:digit]", 50)), TextRedaction.Apply(new string('1', 50), int.MaxValue, OneAtATime));
        Assert.Equal("[REDACTED:unreadable]", TextRedaction.Apply(new string('1', 100), int.MaxValue, OneAtATime));

        static Findings OneAtATime(ReadOnlySpan<char> text)
        {
            var findings = new Findings();
            if (text.IndexOf('1') is >= 0 and int next)
                findings.Add(next, next + 1, "digit");
            return findings;
        }
    }

    [Fact]
    public void WhatIsLeftStaysWhenItIsRedactedAgain()
    {
        Assert.Equal("[REDACTED:unreadable]", TextRedaction.Apply("[REDACTED:unreadable]"));
        Assert.Equal("{\"…redaction\":\"failed\"}", JsonRedaction.Apply("{\"…redaction\":\"failed\"}"u8).ToString());
    }
}
