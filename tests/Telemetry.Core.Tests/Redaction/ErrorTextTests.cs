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

    [Fact]
    public void OfAnErrorOfManyMegabytesTheEndsAreReadAndBothCutsFallAtLineEnds()
    {
        string error = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"line {i:00000} of a very long output\n"));
        string ends = ErrorText.Ends(error);
        Assert.InRange(ends.Length, 200_000, 2 * 128 * 1024 + 10);
        Assert.StartsWith("line 00000", ends, StringComparison.Ordinal);
        Assert.EndsWith("line 39999 of a very long output\n", ends, StringComparison.Ordinal);
        Assert.All(ends.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line != "…"), line => Assert.Equal("line 00000 of a very long output".Length, line.Length));
    }

    [Fact]
    public void AnErrorThatIsReadWholeIsNotCopied()
    {
        string error = new('x', 200_000);
        Assert.Same(error, ErrorText.Ends(error));
    }
}
