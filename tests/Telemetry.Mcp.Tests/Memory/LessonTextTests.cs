using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Telemetry.Mcp.Memory;
using Telemetry.Mcp.Tests.Support;

namespace Telemetry.Mcp.Tests.Memory;

/// <summary>Whatever stands in a store, what a memory is told is small, harmless to whoever reads it, and nobody's but the user's own.</summary>
public sealed partial class LessonTextTests(StoredTwice stored) : IClassFixture<StoredTwice>
{
    private const int Iterations = 150;

    private static readonly Regex[] s_claims = [Sum(), Difference(), Equality(), Contradiction(), Opposites()];

    [Fact]
    public void WhateverToolsAreCalledAndPrintLessonsAreHarmless()
    {
        int lessons = 0;
        Hostile.Calls.Sample(
            calls =>
            {
                // A second session and a success of each tool, and some words that can be told, so that what fails is a lesson.
                string[] tools = [.. calls.Select(call => call.Tool).Distinct()];
                RecordedCall[] told = [.. calls.Select(call => call.Error is null ? call : call with { Error = "the file is not a directory: " + call.Error, Stage = "executed" })];
                RecordedCall[] all =
                [
                    .. told, .. told.Select((call, i) => call with { Session = "another", Id = $"again{i}", At = call.At.AddHours(1) }),
                    .. tools.Select((tool, i) => Some.Call(tool, i) with { Id = $"fine{i}" }),
                ];
                foreach (NotableLesson lesson in SomeLessons.Of(all))
                {
                    IsHarmless(lesson);
                    Interlocked.Increment(ref lessons);
                }
            },
            iter: Iterations);
        Assert.True(lessons > Iterations, $"only {lessons} lessons");
    }

    [Theory]
    [InlineData("always never")]
    [InlineData("X is both Y and not Y")]
    [InlineData("10 equals 20")]
    [InlineData("12/40 = 30")]
    [InlineData("5-10=10")]
    [InlineData("2026-01 = 12")]
    public void WhatAFactCheckerWouldBlockIsSaidOtherwise(string claim)
    {
        IReadOnlyList<NotableLesson> lessons = SomeLessons.Of(SomeLessons.InSessions(2, Some.Failure($"mcp__x__{claim}", 0, $"the file is not a directory: {claim}") with { Project = $"/home/{claim}" }));
        IsHarmless(Assert.Single(lessons));
        Assert.Contains(s_claims, pattern => pattern.IsMatch(claim));
    }

    [Fact]
    public void EverySampleOfAFailureMakesAHarmlessLesson() => Assert.All(LessonsOfSamples(text => text), IsHarmless);

    [Fact]
    public void NothingThatWasAskedOrAnsweredLeavesTheStore()
    {
        foreach (Func<string, string> way in Sentinel.Ways)
        {
            foreach (NotableLesson lesson in LessonsOfSamples(way))
                Sentinel.AssertIsNotIn(JsonSerializer.Serialize(lesson.Entity));
        }

        // So that the samples are no empty ones.
        Assert.True(LessonsOfSamples(text => text).Count() >= 10);
    }

    [Fact]
    public void AStepWithAProgramOfOnesOwnIsAnotherCommand()
    {
        RecordedCall edit = Some.Failure("Edit", 0, SomeLessons.OldString, "validation") with { Parameter = ("file_path", "/home/dev/a.cs") };
        RecordedCall own = Some.Call("Bash") with { Parameter = ("command", "./acme-deploy.sh now") }, grep = Some.Call("Grep") with { Parameter = ("pattern", "x") };
        NotableLesson lesson = Assert.Single(SomeLessons.Of([.. SomeLessons.Episodes(12, edit, own, true), .. SomeLessons.Episodes(12, edit, grep, false, 12)]));
        Assert.Contains("lesson: Run another command, then Edit again", lesson.Entity.Observations);
        Assert.DoesNotContain("acme", JsonSerializer.Serialize(lesson.Entity), StringComparison.Ordinal);
    }

    [Fact]
    public void ASecretInANameIsNotTold()
    {
        string secret = string.Join("", "gh", "p_", Guid.NewGuid().ToString("N"), "abcd");
        RecordedCall failure = Some.Failure("mcp__files__list", 0, $"the file {secret} is not a directory");
        Assert.Empty(SomeLessons.Of(SomeLessons.InSessions(3, failure with { Tool = $"mcp__{secret}__list" })));
        NotableLesson lesson = Assert.Single(SomeLessons.Of(SomeLessons.InSessions(3, failure with { Project = $"/home/dev/{secret}" })));
        Assert.DoesNotContain(secret[4..], JsonSerializer.Serialize(lesson.Entity), StringComparison.Ordinal);
    }

    [Fact]
    public void AProjectIsToldByItsFolderAlone()
    {
        NotableLesson lesson = Assert.Single(SomeLessons.Of(SomeLessons.InSessions(2, Some.Failure("Grep", 0, "Path does not exist: /x") with { Project = "/home/somebody/clients/initech/" })));
        Assert.Contains("where: project initech", lesson.Entity.Observations);
        Assert.DoesNotContain("somebody", JsonSerializer.Serialize(lesson.Entity), StringComparison.Ordinal);
    }

    [Fact]
    public void AStoreOfShapesGivesTheSameLessonsAndNoMarks()
    {
        IReadOnlyList<NotableLesson> text = SomeLessons.Read(new LessonBook(stored.AsText.Path)), shape = SomeLessons.Read(new LessonBook(stored.AsShape.Path));
        Assert.NotEmpty(text);
        Assert.Equal(text.Select(lesson => lesson.Entity.Name), shape.Select(lesson => lesson.Entity.Name));
        Assert.All(shape, lesson => Assert.DoesNotContain('#', JsonSerializer.Serialize(lesson.Entity)));
        Assert.All(text.Concat(shape), IsHarmless);
    }

    private static IEnumerable<NotableLesson> LessonsOfSamples(Func<string, string> way)
    {
        IEnumerable<RecordedCall> Calls(FailureSample sample, int i)
        {
            string tool = sample.Tools == "*" ? "Bash" : sample.Tools.Split(' ')[0];
            RecordedCall call = Some.Failure(tool, i, way(sample.Say(1)), sample.Stage) with { Parameter = (tool == "Bash" ? "command" : "file_path", way(CommandSamples.FamilyOf.Keys.ElementAt(i % CommandSamples.FamilyOf.Count))) };
            return SomeLessons.InSessions(6, call, i * 10);
        }

        return SomeLessons.Of(FailureSamples.All.SelectMany(Calls));
    }

    private static void IsHarmless(NotableLesson lesson)
    {
        MemoryEntity entity = lesson.Entity;
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(entity).Length, 1, EntityText.MaxBytes);
        Assert.InRange(entity.Observations.Count, 3, 6);
        Assert.EndsWith(" " + lesson.Fingerprint, entity.Name, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{8}$", lesson.Fingerprint);
        Assert.Contains(entity.EntityType, (string[])["tool_failure", "execution_pattern", "optimization_opportunity"]);
        foreach (string text in entity.Observations.Append(entity.Name))
        {
            Assert.DoesNotContain(text, char.IsControl);
            Assert.DoesNotContain('=', text);
            Assert.All(s_claims, pattern => Assert.DoesNotMatch(pattern, text));
        }
    }

    // What the checker of a memory server is documented to block.
    [GeneratedRegex(@"\d+(\.\d+)?\s*[-+*/]\s*\d+(\.\d+)?\s*=\s*\d+")]
    private static partial Regex Sum();

    [GeneratedRegex(@"\d+\s*/\s*\d+")]
    private static partial Regex Difference();

    [GeneratedRegex(@"\d+\s*(equals?|is equal to|==?)\s*\d+", RegexOptions.IgnoreCase)]
    private static partial Regex Equality();

    [GeneratedRegex(@"both\b.*\band not\b", RegexOptions.IgnoreCase)]
    private static partial Regex Contradiction();

    [GeneratedRegex("always|never", RegexOptions.IgnoreCase)]
    private static partial Regex Opposites();
}
