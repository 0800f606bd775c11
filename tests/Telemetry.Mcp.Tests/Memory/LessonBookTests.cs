using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Memory;

public sealed class LessonBookTests
{
    private static readonly RecordedCall s_edit = Some.Failure("Edit", 0, SomeLessons.OldString, "validation") with { Parameter = ("file_path", "/home/dev/a.cs") };
    private static readonly RecordedCall s_read = Some.Call("Read") with { Parameter = ("file_path", "/home/dev/a.cs") };
    private static readonly RecordedCall s_grep = Some.Call("Grep") with { Parameter = ("pattern", "x") };
    private static readonly RecordedCall s_bash = Some.Failure("Bash", 0, "Exit code 1\nFAIL src/app.test.js") with { Parameter = ("command", "npm test") };

    [Fact]
    public void ASingleAccidentIsNoLesson()
    {
        Assert.Empty(SomeLessons.Of(SomeLessons.InSessions(1, s_edit)));
        Assert.Empty(SomeLessons.Of(SomeLessons.InOneSession(4, s_edit)));
    }

    [Fact]
    public void TwoSessionsMakeALessonAndSoDoFiveTimes()
    {
        Assert.StartsWith("tool-failure Edit old-string-not-found ", Assert.Single(SomeLessons.Of(SomeLessons.InSessions(2, s_edit))).Entity.Name, StringComparison.Ordinal);
        Assert.StartsWith("seen 5 times in 1 session, first 2026-06-01, last 2026-06-01; Edit failed so in 83.3 percent of 6 calls; ", Assert.Single(SomeLessons.Of(SomeLessons.InOneSession(5, s_edit))).Entity.Newest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("denied", "Permission to use Edit has been denied.")]
    [InlineData("rejected", "The user doesn't want to proceed with this tool use. The tool use was rejected")]
    [InlineData("cancelled", "<tool_use_error>Sibling tool call errored</tool_use_error>")]
    [InlineData("interrupted", "[Request interrupted by user for tool use]")]
    public void WhatNobodyCouldHaveAvoidedIsNoLesson(string stage, string error) =>
        Assert.Empty(SomeLessons.Of(SomeLessons.InSessions(6, s_edit with { Stage = stage, Error = error })));

    [Fact]
    public void AToolThatNeverSucceededIsNoneToLearnAbout()
    {
        RecordedCall call = Some.Failure("mcp__files__list", 0, "MCP error -32000: connection refused");
        Assert.Empty(SomeLessons.Of(Enumerable.Range(0, 6).SelectMany(session => SomeLessons.In(session, call))));
        Assert.Single(SomeLessons.Of(SomeLessons.InSessions(6, call)));
    }

    [Fact]
    public void ANameThatDoesNotExistIsNoLesson() =>
        Assert.Empty(SomeLessons.Of(SomeLessons.InSessions(6, Some.Failure("Skill", 0, "<tool_use_error>Unknown skill: commit</tool_use_error>", "validation"))));

    [Fact]
    public void ThisServersOwnToolsAreNone() =>
        Assert.Empty(SomeLessons.Of(SomeLessons.InSessions(6, Some.Failure("mcp__telemetry__get_stats", 0, "MCP error -32000: connection refused"))));

    [Fact]
    public void TestsThatFailWhileOneWorksOnThemAreWork()
    {
        RecordedCall edit = Some.Call("Edit") with { Parameter = ("file_path", "/home/dev/b.cs") };
        Assert.Empty(SomeLessons.Of([.. SomeLessons.Episodes(12, s_bash, edit, true), .. SomeLessons.Episodes(12, s_bash, s_grep, false, 12)]));
        Assert.Empty(SomeLessons.Of(SomeLessons.InSessions(12, s_bash)));
    }

    [Fact]
    public void TestsThatAnotherCommandMakesPassAreALesson()
    {
        RecordedCall install = Some.Call("Bash") with { Parameter = ("command", "npm install") };
        NotableLesson lesson = Assert.Single(SomeLessons.Of([.. SomeLessons.Episodes(12, s_bash, install, true), .. SomeLessons.Episodes(12, s_bash, s_grep, false, 12)]));
        Assert.StartsWith("tool-failure Bash npm test tests-failed ", lesson.Entity.Name, StringComparison.Ordinal);
        Assert.Contains("lesson: Run npm install, then run it again", lesson.Entity.Observations);
    }

    [Fact]
    public void WhatIsOfOneProjectIsSaidToBe()
    {
        NotableLesson one = Assert.Single(SomeLessons.Of(SomeLessons.InSessions(3, s_edit)));
        NotableLesson two = Assert.Single(SomeLessons.Of([.. SomeLessons.InSessions(3, s_edit), .. SomeLessons.InSessions(2, s_edit with { Project = "/home/dev/other" }, 3)]));
        NotableLesson unknown = Assert.Single(SomeLessons.Of([.. SomeLessons.InSessions(3, s_edit), .. SomeLessons.InSessions(1, s_edit with { Project = null }, 3)]));
        Assert.Contains("where: project app", one.Entity.Observations);
        Assert.Contains("where: any project", two.Entity.Observations);
        Assert.StartsWith("seen 5 times in 5 sessions of 2 projects, ", two.Entity.Newest, StringComparison.Ordinal);
        Assert.NotEqual(one.Fingerprint, two.Fingerprint);
        Assert.Equal(two.Fingerprint, unknown.Fingerprint);
    }

    [Fact]
    public void ABroadKindIsALessonForEachThingThatIsSaid()
    {
        RecordedCall call = Some.Call("mcp__files__list");
        RecordedCall one = call with { Error = "the database is locked" }, other = call with { Error = "the file is not a directory of this server" };
        IReadOnlyList<NotableLesson> lessons = SomeLessons.Of([.. SomeLessons.InSessions(2, one), .. SomeLessons.InSessions(2, other, 2)]);
        Assert.Equal(2, lessons.Count);
        Assert.Contains(lessons, lesson => lesson.Entity.Observations.Contains("it says, names and numbers masked: \"the database is locked\""));
        Assert.Single(SomeLessons.Of([.. SomeLessons.InSessions(2, s_edit), .. SomeLessons.InSessions(2, s_edit with { Error = SomeLessons.OldString.Replace("not found in file", "not found in that file", StringComparison.Ordinal) }, 2)]));
    }

    [Theory]
    [InlineData("acme initech globex")]
    [InlineData("")]
    public void WhatSaysNothingToOthersIsNoLesson(string error) => Assert.Empty(SomeLessons.Of(SomeLessons.InSessions(6, Some.Failure("mcp__files__list", 0, error))));

    [Theory]
    [InlineData(9, 1)]
    [InlineData(10, 10)]
    [InlineData(29, 10)]
    [InlineData(30, 30)]
    public void ALessonIsOfTheLevelThatItsCountHasReached(int count, int level) => Assert.Equal(level, Assert.Single(SomeLessons.Of(SomeLessons.InSessions(count, s_edit))).Level);

    [Fact]
    public void WhatSurelyHelpedIsSaidWithItsCounts()
    {
        NotableLesson lesson = Assert.Single(SomeLessons.Of([.. SomeLessons.Episodes(12, s_edit, s_read, true), .. SomeLessons.Episodes(12, s_edit, s_grep, false, 12)]));
        Assert.Equal(
            [
                "error class: old string not found",
                "lesson: Read the same file, then Edit again",
                "where: project app",
                $"source: execution-telemetry, observed tool output as data, fingerprint {lesson.Fingerprint}, redacted",
                "seen 24 times in 24 sessions, first 2026-06-01, last 2026-06-01; Edit failed so in 66.7 percent of 36 calls; \"Read the same file, then Edit again\" resolved 12 of 12, anything else first 0 of 12",
            ],
            lesson.Entity.Observations);
    }

    [Fact]
    public void GeneralAdviceIsSaidToBeSuch()
    {
        NotableLesson lesson = Assert.Single(SomeLessons.Of(SomeLessons.InSessions(2, s_edit with { Error = SomeLessons.NotRead })));
        Assert.Contains("lesson: general advice, not measured here: Read the same file, then try again", lesson.Entity.Observations);
        Assert.EndsWith("not enough data on whether this helps: Read the same file, then try again", lesson.Entity.Newest, StringComparison.Ordinal);
    }

    [Fact]
    public void GeneralAdviceThatDidNoBetterIsNotGiven()
    {
        RecordedCall notRead = s_edit with { Error = SomeLessons.NotRead };
        NotableLesson lesson = Assert.Single(SomeLessons.Of([.. SomeLessons.Episodes(6, notRead, s_read, true), .. SomeLessons.Episodes(6, notRead, s_grep, true, 6)]));
        Assert.Contains("lesson: none known; nothing that was tried first helped surely enough to be advised", lesson.Entity.Observations);
    }

    [Fact]
    public void OnlyTheLastSentenceChangesWhereALessonGrows()
    {
        RecordedCall[] few = [.. SomeLessons.Episodes(12, s_edit, s_read, true)], more = [.. few, .. SomeLessons.Episodes(12, s_edit, s_grep, false, 12)];
        NotableLesson young = Assert.Single(SomeLessons.Of(few)), old = Assert.Single(SomeLessons.Of(more));
        Assert.Equal(young.Entity.Observations.SkipLast(1), old.Entity.Observations.SkipLast(1));
        Assert.Equal((young.Entity.Name, young.Entity.EntityType), (old.Entity.Name, old.Entity.EntityType));
        Assert.NotEqual(young.Entity.Newest, old.Entity.Newest);
    }

    [Fact]
    public void TheCostliestComesFirstAndOfEqualOnesWhatHelps()
    {
        RecordedCall grep = Some.Failure("Grep", 0, "Path does not exist: /home/dev/x");
        IReadOnlyList<NotableLesson> lessons = SomeLessons.Of([.. SomeLessons.InSessions(3, grep), .. SomeLessons.InSessions(3, s_edit with { Error = SomeLessons.NotRead }, 3), .. SomeLessons.InSessions(20, s_edit, 6)]);
        Assert.Equal(["Edit old-string-not-found", "Edit not-read-first", "Grep file-not-found"], lessons.Select(lesson => lesson.Entity.Name["tool-failure ".Length..^9]));
    }

    [Fact]
    public void TheSameCallsInAnyOrderGiveTheSameLessons()
    {
        RecordedCall other = Some.Failure("mcp__files__list", 0, "the file \"a\" is not a directory of this server"), alike = other with { Error = "the file \"a\" is not a directory of acme" };
        RecordedCall[] calls = [.. SomeLessons.InSessions(3, other), .. SomeLessons.InSessions(3, alike, 3), .. SomeLessons.Episodes(8, s_edit, s_read, true, 6)];
        IReadOnlyList<NotableLesson> lessons = SomeLessons.Of(calls), reversed = SomeLessons.Of(calls.Reverse());
        Assert.Equal(3, lessons.Count);
        Assert.Equal(lessons.Select(lesson => (lesson.Fingerprint, lesson.Level, lesson.Entity.Newest)), reversed.Select(lesson => (lesson.Fingerprint, lesson.Level, lesson.Entity.Newest)));
    }

    [Fact]
    public void ABookFollowsItsStore()
    {
        RecordedCall[] calls = [.. SomeLessons.InSessions(12, s_edit)];
        using SomeStore store = SomeStore.Missing();
        var book = new LessonBook(store.Path);
        Assert.Empty(SomeLessons.Read(book));
        File.WriteAllText(store.Path, string.Concat(calls.Take(4).Select(call => call.ToLine())));
        Assert.Equal(1, Assert.Single(SomeLessons.Read(book)).Level);
        Assert.Same(SomeLessons.Read(book), SomeLessons.Read(book));
        File.WriteAllText(store.Path, string.Concat(calls.Select(call => call.ToLine())));
        Assert.Equal(10, Assert.Single(SomeLessons.Read(book)).Level);
        // Another store in its place, and then none.
        File.WriteAllText(store.Path, string.Concat(SomeLessons.InSessions(2, Some.Failure("Grep", 0, "Path does not exist: /home/dev/x")).Select(call => call.ToLine())));
        Assert.StartsWith("tool-failure Grep ", Assert.Single(SomeLessons.Read(book)).Entity.Name, StringComparison.Ordinal);
        File.Delete(store.Path);
        Assert.Empty(SomeLessons.Read(book));
    }

    [Fact]
    public void AReadThatWasCalledOffIsNotTakenForRead()
    {
        using SomeStore store = SomeStore.Of(SomeLessons.InSessions(2, s_edit));
        var book = new LessonBook(store.Path);
        Assert.Throws<OperationCanceledException>(() => book.Read(new CancellationToken(canceled: true)));
        Assert.Single(SomeLessons.Read(book));
    }

    [Fact]
    public void AWayThatMakesTheNextStepSucceedIsALesson()
    {
        RecordedCall bad = s_edit, good = s_edit with { Error = null, Stage = "executed" };
        IEnumerable<RecordedCall> Session(int session) => SomeLessons.In(session, [.. Enumerable.Range(0, 8).SelectMany(_ => new[] { s_grep, s_read, good, s_grep, bad, s_grep, s_grep, s_bash with { Error = null } })]);
        NotableLesson lesson = Assert.Single(SomeLessons.Of(Enumerable.Range(0, 12).SelectMany(Session)), lesson => lesson.Entity.EntityType == "execution_pattern" && lesson.Entity.Name.StartsWith("tool-pattern Grep then Read then Edit ", StringComparison.Ordinal));
        Assert.Equal("lesson: Edit succeeds more often right after Grep, then Read, than after anything else", lesson.Entity.Observations[0]);
        Assert.Equal("seen 96 times in 12 sessions of 1 project; then Edit succeeded in 100 percent of 96, otherwise in 0 percent of 96", lesson.Entity.Newest);
        Assert.Equal(30, lesson.Level);
    }

    [Fact]
    public void AQuickerWayThatWasMeasuredIsALesson()
    {
        RecordedCall cat = Some.Call("Bash") with { Parameter = ("command", "cat a.cs"), LatencyMs = 9000 }, read = s_read with { LatencyMs = 20 };
        NotableLesson lesson = Assert.Single(SomeLessons.Of(Enumerable.Range(0, 4).SelectMany(session => SomeLessons.In(session, [.. Enumerable.Range(0, 10).SelectMany(i => new[] { cat, read with { Parameter = ("file_path", $"/home/dev/{i}.cs") } })]))), lesson => lesson.Entity.EntityType == "optimization_opportunity");
        Assert.StartsWith("tool-latency Bash cat other-tool ", lesson.Entity.Name, StringComparison.Ordinal);
        Assert.Equal("lesson: use Read instead of cat where it does the same: it takes less time", lesson.Entity.Observations[0]);
        Assert.Equal("40 calls of cat took 9.0 s each, 40 of Read 20 ms, by the median; about 6.0 min could have been saved", lesson.Entity.Newest);
    }
}
