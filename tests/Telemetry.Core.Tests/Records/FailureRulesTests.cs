using Telemetry.Core.Tests.Support;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Records;

public sealed class FailureRulesTests
{
    private static readonly CallShape s_shape = new("0123456789abcdef"u8);

    public static TheoryData<string, FailureKind> Examples => [.. FailureRules.All.Select(rule => (rule.Example, rule.Kind))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void EachRuleClassifiesItsExample(string example, FailureKind kind) => Assert.Equal(kind, FailureRules.KindOf(Stage.Executed, example));

    [Theory]
    [MemberData(nameof(Examples))]
    public void TheClientsTagsChangeNothing(string example, FailureKind kind)
    {
        Assert.Equal(kind, FailureRules.KindOf(Stage.Validation, Tagged(example, "</tool_use_error>")));
        Assert.Equal(kind, FailureRules.KindOf(Stage.Validation, Tagged(example, "</tool_us")));
    }

    // Each rule is there for a reason: without it its example would not be told.
    [Fact]
    public void NoRuleIsHiddenByAnEarlierOne() => Assert.All(
        FailureRules.All.Where(rule => rule.Place != FailurePlace.ExitCode),
        rule => Assert.Equal(rule, FailureRules.Find(rule.Example, out _)));

    [Theory]
    [MemberData(nameof(Examples))]
    public void AShapeIsOfTheKindThatItsTextIs(string example, FailureKind kind)
    {
        string behindCode = example.StartsWith("Exit code ", StringComparison.Ordinal) ? example : "Exit code 1\n" + example;
        Assert.Equal(kind, FailureRules.KindOf(Stage.Executed, s_shape.OfError(example)));
        Assert.Equal(FailureRules.KindOf(Stage.Executed, behindCode), FailureRules.KindOf(Stage.Executed, s_shape.OfError(behindCode)));
    }

    // 790 different failures of public sessions.
    [Fact]
    public void ShapesOfRealFailuresKeepTheirKind() => Assert.All(
        LabelledFailure.All,
        failure => Assert.Equal(FailureRules.KindOf(Stage.Executed, failure.Error), FailureRules.KindOf(Stage.Executed, s_shape.OfError(failure.Error))));

    [Theory]
    [InlineData("Exit code 1\n12 passed, 0 failed", FailureKind.NonzeroExit)]
    [InlineData("Exit code 1\nok 10 failed", FailureKind.TestsFailed)]
    [InlineData("Exit code 1\nsetTimeout timed\nthe unknown flagship", FailureKind.UsageError)]
    [InlineData("Exit code 1\npreunknown flag", FailureKind.NonzeroExit)]
    [InlineData("Exit code 1\n  \u001B[31m✗ FAIL\u001B[0m", FailureKind.NonzeroExit)]
    [InlineData("Exit code 1\n[test:unit] \u001B[31mFAIL src/a.test.js", FailureKind.TestsFailed)]
    [InlineData("Exit code 1\nnothing can FAIL here", FailureKind.NonzeroExit)]
    [InlineData("Exit code 1\nsrc/a.ts:12:text", FailureKind.NonzeroExit)]
    [InlineData("Exit code 1\nRebasing (1/2)\rCONFLICT (content): Merge conflict in a", FailureKind.VersionControl)]
    [InlineData("Exit code 127\ncat: x: No such file or directory", FailureKind.FileNotFound)]
    [InlineData("Exit code 2\nsh: jest: command not found\nmake: *** [test] Error 127", FailureKind.CommandNotFound)]
    [InlineData("Exit code 1\n--- FAIL: TestX (0.1s)\n    x_test.go:3: permission denied", FailureKind.TestsFailed)]
    [InlineData("Exit code 128\nfatal: unable to access 'x': Could not resolve host: x.example", FailureKind.NetworkError)]
    [InlineData("String to replace not found in file.\nString: --- FAIL: x\nCONFLICT (content)", FailureKind.OldStringNotFound)]
    [InlineData("Exit code 1\nFile does not exist", FailureKind.NonzeroExit)]
    public void WhatSaysMostDecidesAndOnlyWhereItBelongs(string text, FailureKind kind) => Assert.Equal(kind, FailureRules.KindOf(Stage.Executed, text));

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
        Assert.Equal(FailureKind.Other, FailureRules.KindOf(Stage.Executed, ""));
    }

    [Fact]
    public void EveryKindHasAWordOfItsOwnThatReadsBack()
    {
        FailureKind[] kinds = [.. Enum.GetValues<FailureKind>().Where(kind => kind != FailureKind.None)];
        Assert.Equal(kinds.Length, FieldWords.Kinds.Distinct().Count());
        Assert.All(kinds, kind => Assert.Equal(kind, FieldWords.ToFailureKind(System.Text.Encoding.ASCII.GetBytes(kind.Word()))));
    }

    private static string Tagged(string text, string close) => $"<tool_use_error>{text}{close}";
}
