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
    [InlineData("Exit code 1\n$ biome check --error-on-warnings\nchecked 2 files\nerror: script \"x\" exited with code 1", "checked 2 files")]
    [InlineData("Exit code 1\nthe build\n[lint] ERROR task failed\n\u001B[31mcmd/a.go:12:3: undefined: total", "\u001B[31mcmd/a.go:12:3: undefined: total")]
    [InlineData("Exit code 1\nerror: later\n--- FAIL: TestX (0.1s)", "--- FAIL: TestX (0.1s)")]
    [InlineData("### Error\nTimeout 5000ms exceeded.", "Timeout 5000ms exceeded.")]
    [InlineData("<tool_use_error>File does not exist.</b502ca6c", "File does not exist.")]
    [InlineData("<tool_use_error>String to replace not found in file.\nString: a</b></tool_use_error>", "String to replace not found in file.")]
    [InlineData("Exit code 1\n(1/2)\rerror: could not apply fb8", "error: could not apply fb8")]
    [InlineData("", "")]
    public void TheSalientLineSaysWhatWentWrong(string error, string expected) => Assert.Equal(expected, SalientText.LineOf(error).ToString());

    [Theory]
    [InlineData("Exit code 3", 3)]
    [InlineData("Exit code 127\nsh: x: not found", 127)]
    [InlineData("exit code 3", null)]
    [InlineData("Exit code", null)]
    public void AnExitCodeIsReadFromTheFirstLine(string error, int? code) => Assert.Equal(code, SalientText.ExitCodeOf(error));
}
