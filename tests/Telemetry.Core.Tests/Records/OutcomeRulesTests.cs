using Telemetry.Records;

namespace Telemetry.Core.Tests.Records;

public sealed class OutcomeRulesTests
{
    public static TheoryData<string, Stage> StageExamples => [.. OutcomeRules.Stages.Select(rule => (rule.Example, rule.Stage))];

    public static TheoryData<NoteEvidence, string, SoftOutcome> NoteExamples => [.. OutcomeRules.Notes.Select(rule => (rule.Evidence, rule.Example, rule.Note))];

    [Theory]
    [MemberData(nameof(StageExamples))]
    public void EachStageRuleClassifiesItsExample(string example, Stage stage) => Assert.Equal(stage, OutcomeRules.StageOf(example));

    [Theory]
    [MemberData(nameof(NoteExamples))]
    public void EachNoteRuleNotesItsExample(NoteEvidence evidence, string example, SoftOutcome note) => Assert.Equal(note, OutcomeRules.NoteOf(evidence, example));

    // Each rule is there for a reason: without it its example would not be told.
    [Fact]
    public void NoRuleIsHiddenByAnEarlierOne()
    {
        Assert.All(OutcomeRules.Stages, rule => Assert.Equal(rule, OutcomeRules.Stages.First(other => other.Matches(rule.Example))));
        Assert.All(OutcomeRules.Notes, rule => Assert.Equal(rule, OutcomeRules.Notes.First(other => other.Evidence == rule.Evidence && other.Matches(rule.Example))));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("Exit code 3")]
    [InlineData("")]
    [InlineData("Exit code 1\nFAIL\nSibling tool call errored")]
    [InlineData("Exit code 1\ncontent was blocked. For security, see the log")]
    [InlineData("Exit code 1\n=== RUN\n[Request interrupted by user]")]
    [InlineData("starting\n[Request interrupted by user]")]
    [InlineData("Exit code 1\nThe user doesn't want to proceed with this tool use.")]
    public void ATextThatSaysNothingIsUnknown(string text) => Assert.Equal(Stage.Unknown, OutcomeRules.StageOf(text));

    [Theory]
    [InlineData(NoteEvidence.MatchCount, "10")]
    [InlineData(NoteEvidence.SearchAnswer, "a.txt:1:No matches found")]
    [InlineData(NoteEvidence.HttpStatus, "200")]
    [InlineData(NoteEvidence.OutputLine, "0 errors, 3 warnings")]
    [InlineData(NoteEvidence.OutputLineStart, "FAIL: 0")]
    [InlineData(NoteEvidence.OutputLineStart, "Failed: 0")]
    public void AnAnswerThatSaysNothingHasNoNote(NoteEvidence evidence, string piece) => Assert.Equal(SoftOutcome.None, OutcomeRules.NoteOf(evidence, piece));
}
