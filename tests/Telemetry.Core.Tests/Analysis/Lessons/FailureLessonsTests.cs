using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

public sealed class FailureLessonsTests
{
    private const string OldString = "String to replace not found in file.";

    private static readonly LessonWords s_words = new(line => line, command => command);

    [Fact]
    public void WhatIsSharedOutIsCountedWhereTheLessonHolds()
    {
        FailureLesson lesson = Assert.Single(LessonsOf(
            Edit(0, "s1"), Edit(1, "s1", OldString), Edit(2, "s2"), Edit(3, "s2", OldString), Edit(4, "s3", project: "/other"), Edit(5, "s4", "denied", Stage.Denied)));
        Assert.Equal(("/p", 2, 2, 1, 4), (lesson.Project, lesson.Count, lesson.Sessions, lesson.Projects, lesson.Calls));
        Assert.Equal((Some.TimeMs + 1000, Some.TimeMs + 3000), (lesson.FirstMs, lesson.LastMs));
    }

    [Fact]
    public void OfTimeThatWasLostNobodysPauseCounts()
    {
        FailureLesson lesson = Assert.Single(LessonsOf(
            Edit(0, "s1", OldString), Edit(1, "s1"), Edit(10, "s2", OldString), Edit(5000, "s2")));
        Assert.Equal(1000 + 120_000, lesson.LostMs);
    }

    [Fact]
    public void AFixThatStandsOnTheWholeKindIsSaidTo()
    {
        string Error(int i) => $"error: unexpected argument number {(char)('a' + i)}";
        ToolCall[] calls = [.. Enumerable.Range(0, 12).SelectMany(i => new[]
        {
            Bash(i * 10, $"s{i}", Error(i % 6), "sed -n a"), Bash(i * 10 + 1, $"s{i}", null, "sed --help"), Bash(i * 10 + 2, $"s{i}", null, "sed -n a"),
        })];
        IReadOnlyList<FailureLesson> lessons = LessonsOf(calls);
        Assert.Equal(6, lessons.Count);
        Assert.All(lessons, lesson => Assert.Equal((FailureKind.UsageError, "sed", true, true), (lesson.Kind, lesson.Command, lesson.Fix!.IsMeasured, lesson.Fix.IsOfKind)));
    }

    [Fact]
    public void WhatHelpsLessOftenThanNotIsNoAdvice()
    {
        IEnumerable<ToolCall> Episodes(int from, int count, string step, Func<int, bool> isResolved) => Enumerable.Range(from, count).SelectMany(i => new[]
        {
            Edit(i * 100, $"s{i}", OldString), Some.Call(step, i * 100 + 1, session: $"s{i}", parameters: """{"file_path":"/a"}"""),
            isResolved(i) ? Edit(i * 100 + 2, $"s{i}") : Some.Call("Write", i * 100 + 2, session: $"s{i}", parameters: """{"file_path":"/b"}"""),
        });
        LessonFix? FixOf(int resolved) => Assert.Single(LessonsOf([.. Episodes(0, 20, "Glob", i => i < resolved), .. Episodes(20, 80, "Grep", _ => false)])).Fix;
        Assert.Equal(("Use Glob on the same target, then Edit again", true, new Proportion(12, 20)), (FixOf(12)!.Do, FixOf(12)!.IsMeasured, FixOf(12)!.Done));
        Assert.NotEqual(true, FixOf(8)?.IsMeasured);
    }

    private static ToolCall Edit(int i, string session, string? error = null, Stage stage = Stage.Validation, string project = "/p") => Some.Call(
        "Edit", i, error is null ? Outcome.Success : Outcome.Failure, error is null ? Stage.Executed : stage, session: session, error: error, project: project, parameters: """{"file_path":"/a"}""");

    private static ToolCall Bash(int i, string session, string? error, string command) => Some.Call(
        "Bash", i, error is null ? Outcome.Success : Outcome.Failure, session: session, error: error is null ? null : "Exit code 1\n" + error, parameters: $$"""{"command":"{{command}}"}""");

    private static IReadOnlyList<FailureLesson> LessonsOf(params IEnumerable<ToolCall> calls)
    {
        using var folder = TempFolder.ForCaller("Lessons");
        CallIndex index = Some.IndexOfLines(folder, calls.Select(Some.LineOf));
        var recoveries = new Recoveries(index);
        recoveries.Update();
        return new FailureLessons(recoveries, s_words).From(new CallFilter());
    }
}
