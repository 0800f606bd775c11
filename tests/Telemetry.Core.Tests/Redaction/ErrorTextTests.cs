using CsCheck;
using Telemetry.Core.Tests.Support;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

public sealed class ErrorTextTests
{
    [Fact]
    public void ALongErrorKeepsItsStartAndItsSalientLine()
    {
        string error = "Exit code 1\n" + string.Concat(Enumerable.Repeat("compiling something\n", 400)) + "fatal: the disk is on fire\n" + string.Concat(Enumerable.Repeat("note\n", 400));
        string cut = ErrorText.Cut(error, 2000);
        Assert.StartsWith("Exit code 1", cut, StringComparison.Ordinal);
        Assert.Contains("fatal: the disk is on fire", cut, StringComparison.Ordinal);
    }

    [Fact]
    public void ACutErrorIsNeverLongerThanAllowedNorEndsInHalfACharacter() =>
        Some.OneOf("a", "b", " ", "\n", "😀", "é").Array[0, 2000].Select(string.Concat).Sample(text =>
        {
            string cut = ErrorText.Cut("x" + text, 500);
            return cut.Length <= 500 && !char.IsHighSurrogate(cut[^1]);
        });

    [Fact]
    public void NoCutFallsInsideAMarker() =>
        Some.OneOf("a", " ", "\n", "[", "[REDACTED:private-key]", "[REDACTED:x]", "fatal: ", "compiling\n").Array[0, 400].Select(string.Concat).Sample(text =>
        {
            string left = ErrorText.Cut("x" + text, 500).Replace("[REDACTED:private-key]", "", StringComparison.Ordinal).Replace("[REDACTED:x]", "", StringComparison.Ordinal);
            return !left.Contains("REDACTED", StringComparison.Ordinal) && !left.Contains("private", StringComparison.Ordinal) && !left.EndsWith("[R", StringComparison.Ordinal);
        }, iter: 2000);
}
