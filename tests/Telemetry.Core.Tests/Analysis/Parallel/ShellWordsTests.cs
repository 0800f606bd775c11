using CsCheck;
using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class ShellWordsTests
{
    public static TheoryData<char> AllWhiteSpace => [.. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(char.IsWhiteSpace)];

    [Theory]
    [MemberData(nameof(AllWhiteSpace))]
    public void OnlyWhatPartsWordsInAShellPartsThem(char c)
    {
        string[] words = c is ' ' or '\t' or '\r' or '\n' ? ["cat", "a", "b"] : [$"cat{c}a", "b"];
        Assert.Equal(words, ShellWords.Of($"cat{c}a b"));
        Assert.Equal(words.Length == 3 ? ["b"] : [$"{c}", "b"], ShellWords.Of($"{c} b"));
    }

    [Fact]
    public void EveryTextComesToItsEnd() => Gen.OneOf(Gen.Char, Gen.Char[" \t\n\v\f\u0085\u00a0\u2028'\"\\#>&ab"]).Array[0, 40].Sample(chars =>
        Assert.InRange(ShellWords.Of(chars)?.Count ?? 0, 0, chars.Length));
}
