using Telemetry.Records;

namespace Telemetry.Core.Tests.Records;

public sealed class StageRulesTests
{
    public static TheoryData<string, Stage> Examples => [.. StageRules.All.Select(rule => (rule.Example, rule.Stage))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void EachRuleClassifiesItsExample(string example, Stage stage) => Assert.Equal(stage, StageRules.Classify(example));

    [Theory]
    [InlineData("hello")]
    [InlineData("Exit code 3")]
    [InlineData("")]
    public void ATextThatSaysNothingIsUnknown(string text) => Assert.Equal(Stage.Unknown, StageRules.Classify(text));
}
