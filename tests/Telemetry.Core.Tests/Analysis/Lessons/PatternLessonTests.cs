using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class PatternLessonTests
{
    private static readonly LessonWords s_words = new(line => line, command => command == "./acme" ? null : command);

    private static readonly Chain s_chain = new(
        ["Read", "Edit"], new HashSet<string> { "Read", "Edit" }, 10, 4, 2, 2, null, new Proportion(10, 10), new Proportion(5, 10), new RateDifference(0.5, new Interval(0.1, 0.8)));

    [Fact]
    public void AChainThatSurelyHelpsInTwoProjectsIsALesson() => Assert.Single(LessonsOf(s_chain));

    [Fact]
    public void FiveSessionsDoAsWell()
    {
        Assert.Empty(LessonsOf(s_chain with { Projects = 1 }));
        Assert.Single(LessonsOf(s_chain with { Projects = 1, Sessions = 5 }));
    }

    [Fact]
    public void WhatIsRareUnsureOrWorseIsNone() => Assert.Empty(LessonsOf(
        s_chain with { Count = 9 },
        s_chain with { Change = null },
        s_chain with { Change = new RateDifference(0.2, new Interval(-0.1, 0.4)) },
        s_chain with { Change = new RateDifference(-0.5, new Interval(-0.8, -0.1)) }));

    [Fact]
    public void ACommandThatIsNotToBeNamedIsLeftOut()
    {
        var tools = new HashSet<string> { "Bash", "Edit" };
        Assert.Single(LessonsOf(s_chain with { Tools = tools, Steps = ["Edit", "npm test"] }));
        Assert.Empty(LessonsOf(s_chain with { Tools = tools, Steps = ["Edit+./acme", "npm test"] }));
    }

    [Fact]
    public void TheFiveThatMakeMostCallsSucceedAreTold() =>
        Assert.Equal([29, 28, 27, 26, 25], LessonsOf([.. Enumerable.Range(10, 20).Select(count => s_chain with { Count = count })]).Select(lesson => lesson.Chain.Count));

    private static IReadOnlyList<PatternLesson> LessonsOf(params Chain[] chains) => PatternLesson.From(new ChainReport(chains, [], chains.Length), s_words);
}
