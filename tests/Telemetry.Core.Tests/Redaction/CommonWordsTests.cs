using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

public sealed class CommonWordsTests
{
    private static readonly CallShape s_shape = new("0123456789abcdef"u8);

    [Theory]
    [InlineData("String to replace not found in file.", "String to replace not found in file.")]
    [InlineData("fatal: acme corp not found in <path>", "fatal: <*> not found in <path>")]
    [InlineData("acme", "<*>")]
    [InlineData("Exit code 1", "")]
    [InlineData("", "")]
    [InlineData("fatal: <*> not found in <path> #bcdfghjk", "fatal: <*> not found in <path>")]
    [InlineData("fatal: not found in #acmecorp", "fatal: not found in #<*>")]
    [InlineData("File content (<n>KB) exceeds maximum allowed size (<n>KB). Please use offset and limit parameters to read sp", "File content (<n>KB) exceeds maximum allowed size (<n>KB). Please use offset and limit parameters to")]
    public void OfATemplateOnlyTheWordsThatErrorsSayToEverybodyAreLeft(string template, string words) => Assert.Equal(words, CommonWords.OfTemplate(template));

    [Theory]
    [InlineData("git push", "git push")]
    [InlineData("npm acme", "npm")]
    [InlineData("pytest", "pytest")]
    [InlineData("acme-deploy.sh", null)]
    [InlineData("unnamed-bcdfghjk.sh", null)]
    [InlineData("", null)]
    public void OfACommandOnlyACommonProgramIsNamed(string family, string? named) => Assert.Equal(named, CommonWords.OfCommand(family));

    // 790 different failures of public sessions.
    [Fact]
    public void AShapeHasTheWordsOfTheWholeText()
    {
        int n = 0, same = 0;
        foreach (var failure in Support.LabelledFailure.All)
        {
            string words = CommonWords.OfTemplate(ErrorTemplate.Of(failure.Error)), ofShape = CommonWords.OfTemplate(ErrorTemplate.Of(s_shape.OfError(failure.Error)));
            n++;
            same += words == ofShape ? 1 : 0;
        }

        // Where masking would take the words that tell the kind, a shape has the rule's own phrase instead.
        Assert.True(same >= n * 0.88, $"{same} of {n}");
    }

    [Fact]
    public void NoWordOfOnesOwnComesThrough()
    {
        foreach (Func<string, string> way in Sentinel.Ways)
        {
            foreach (var failure in Support.LabelledFailure.All)
                Sentinel.AssertIsNotIn(CommonWords.OfTemplate(ErrorTemplate.Of(way(failure.Error))));
        }
    }
}
