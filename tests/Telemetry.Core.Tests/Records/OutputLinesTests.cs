using Telemetry.Records;

namespace Telemetry.Core.Tests.Records;

public sealed class OutputLinesTests
{
    [Theory]
    [InlineData("building\n  error: could not compile\nmore")]
    [InlineData("\u001b[31m\u001b[1merror: could not compile\u001b[0m")]
    [InlineData("a\r\nFAIL src/a.test.ts\r\n")]
    [InlineData("src/a.ts(3,1): error TS2304: Cannot find name 'x'.")]
    public void ALineOfFailureIsFoundBehindBlanksAndColors(string output) => Assert.Equal(SoftOutcome.MaskedFailure, OutputLines.NoteOf(output));

    [Theory]
    [InlineData("")]
    [InlineData("\u001b[")]
    [InlineData("all good\n0 errors\nFailed: 0, Passed: 3\n# fail 0")]
    [InlineData("the test of error: handling passed")]
    [InlineData("ok 1 - FAIL is printed in red")]
    public void OtherOutputHasNoNote(string output) => Assert.Equal(SoftOutcome.None, OutputLines.NoteOf(output));
}
