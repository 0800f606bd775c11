using Telemetry.Records;

namespace Telemetry.Core.Tests.Records;

public sealed class SalientTextTests
{
    [Theory]
    [InlineData("File does not exist.", "File does not exist.")]
    [InlineData("Exit code 2", "Exit code 2")]
    [InlineData("Exit code 1\nbuilding...\nsrc/a.ts(3,1): error TS2304: Cannot find name 'x'.\nFound 1 thing", "src/a.ts(3,1): error TS2304: Cannot find name 'x'.")]
    [InlineData("Exit code 1\nfirst\nlast\n", "last")]
    [InlineData("<tool_use_error>String to replace not found in file.\nString: x</tool_use_error>", "String to replace not found in file.")]
    [InlineData("", "")]
    public void TheSalientLineSaysWhatWentWrong(string error, string expected) => Assert.Equal(expected, SalientText.LineOf(error).ToString());

    [Theory]
    [InlineData("Exit code 3", 3)]
    [InlineData("Exit code 127\nsh: x: not found", 127)]
    [InlineData("exit code 3", null)]
    [InlineData("Exit code", null)]
    public void AnExitCodeIsReadFromTheFirstLine(string error, int? code) => Assert.Equal(code, SalientText.ExitCodeOf(error));
}
