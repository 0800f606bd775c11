using CsCheck;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Answers;

public sealed class QuotedTests
{
    [Theory]
    [InlineData("Exit code 1\nFAIL  src/app.js\r\n", "Exit code 1 FAIL src/app.js")]
    [InlineData("\u001b[31mred\u001b[0m", "[31mred [0m")]
    [InlineData("a\u202eb\u200bc", "a b c")]
    [InlineData("é 工具 😀", "é 工具 😀")]
    [InlineData(" \t ", "")]
    [InlineData("", "")]
    public void ForeignTextBecomesOneLineWithoutControlCharacters(string text, string quoted) => Assert.Equal(quoted, Quoted.Text(text, 100));

    [Theory]
    [InlineData("12345678", "12345678")]
    [InlineData("123456789", "12345...")]
    [InlineData("1234😀789", "1234...")]
    public void ALongTextIsCutBetweenCharactersAndSaysSo(string text, string quoted) => Assert.Equal(quoted, Quoted.Text(text, 8));

    // Tag letters are invisible, and models read them.
    [Fact]
    public void InvisibleLettersAreTakenOut() => Assert.Equal("a b", Quoted.Text("a\U000E0041\U000E0042b", 100));

    [Fact]
    public void QuotingTwiceChangesNothingMore() => Gen.Select(Hostile.Text, Gen.Int[4, 200]).Sample((text, length) =>
    {
        string once = Quoted.Text(text, length);
        Assert.InRange(once.Length, 0, length);
        Assert.Equal(once, Quoted.Text(once, length));
        Assert.DoesNotContain(once, char.IsControl);
    });
}
