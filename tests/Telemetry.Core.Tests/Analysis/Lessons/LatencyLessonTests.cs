using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class LatencyLessonTests
{
    private static readonly LessonWords s_words = new(line => line, command => command == "acme" ? null : command);

    private static readonly Remedy s_other = new(RemedyKind.OtherTool, "cat", 40, 9000, 60_000) { Instead = "Read", OtherN = 5, OtherMs = 20 };

    [Fact]
    public void AMinuteThatWasMeasuredBothWaysIsALesson() => Assert.Equal(new LatencyLesson("Bash", s_other), Assert.Single(LessonsOf(s_other)));

    [Fact]
    public void WhatIsAskedAgainForNothingNeedsNoOtherWay() => Assert.Single(LessonsOf(new Remedy(RemedyKind.Keep, "Bash", 40, 60_000, 60_000)));

    [Fact]
    public void WhatIsUnmeasuredSmallOrNotToBeNamedIsNone() => Assert.Empty(LessonsOf(
        null, s_other with { OtherN = 4 }, s_other with { SavedMs = 59_999 }, s_other with { What = "acme" }, new Remedy(RemedyKind.Background, "Bash", 9, 90_000, 0), new Remedy(RemedyKind.Allow, "Bash", 9, 90_000, 0)));

    [Fact]
    public void AShellsCommandIsNotAdvisedInAToolsPlace() => Assert.Empty(LessonsOf(s_other with { What = "Bash", Instead = "cat" }));

    [Fact]
    public void TheFiveThatSaveMostAreTold() => Assert.Equal(
        [9, 8, 7, 6, 5], LessonsOf([.. Enumerable.Range(1, 9).Select(minutes => s_other with { SavedMs = minutes * 60_000 })]).Select(lesson => lesson.Worth));

    private static IReadOnlyList<LatencyLesson> LessonsOf(params Remedy?[] remedies) =>
        LatencyLesson.From([.. remedies.Select(_ => new Bottleneck("Bash", default, 1, BottleneckCause.Tool, false, null))], remedies, s_words);
}
