using Telemetry.Records;

namespace Telemetry.Core.Tests.Records;

public sealed class FailureRulesTests
{
    public static TheoryData<string, FailureKind> Examples => [.. FailureRules.All.Select(rule => (rule.Example, rule.Kind))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void EachRuleClassifiesItsExample(string example, FailureKind kind) => Assert.Equal(kind, FailureRules.KindOf(Stage.Executed, example));

    [Theory]
    [MemberData(nameof(Examples))]
    public void TheClientsTagsChangeNothing(string example, FailureKind kind) =>
        Assert.Equal(kind, FailureRules.KindOf(Stage.Validation, $"<tool_use_error>{example}</tool_use_error>"));

    [Theory]
    [InlineData(Stage.Denied, FailureKind.Denied)]
    [InlineData(Stage.Rejected, FailureKind.Rejected)]
    [InlineData(Stage.Cancelled, FailureKind.Cancelled)]
    [InlineData(Stage.Interrupted, FailureKind.Interrupted)]
    public void AStageThatNobodyIsToBlameForIsItsOwnKind(Stage stage, FailureKind kind) => Assert.Equal(kind, FailureRules.KindOf(stage, "File does not exist."));

    [Fact]
    public void ATextThatNoRuleKnowsIsOther()
    {
        Assert.Equal(FailureKind.Other, FailureRules.KindOf(Stage.Executed, "the moon is full"));
        Assert.Equal(FailureKind.Other, FailureRules.KindOf(Stage.Executed, null));
    }

    [Fact]
    public void EveryKindHasAWordOfItsOwnThatReadsBack()
    {
        FailureKind[] kinds = [.. Enum.GetValues<FailureKind>().Where(kind => kind != FailureKind.None)];
        Assert.Equal(kinds.Length, FieldWords.Kinds.Distinct().Count());
        Assert.All(kinds, kind => Assert.Equal(kind, FieldWords.ToFailureKind(System.Text.Encoding.ASCII.GetBytes(kind.Word()))));
    }
}
