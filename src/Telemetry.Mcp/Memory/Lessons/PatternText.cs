using Telemetry.Analysis;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Memory;

/// <summary>What a memory is told of a way to go about a thing that makes its last step succeed more often.</summary>
internal static class PatternText
{
    private const string Type = "execution_pattern";

    private const int MaxStep = 60, MaxSteps = 200;

    /// <summary>The lesson; null where a tool's name is not fit to be told.</summary>
    public static NotableLesson? Of(PatternLesson lesson)
    {
        Chain chain = lesson.Chain;
        string?[] words = [.. chain.Steps.Select(StepOf)];
        if (words.Contains(null))
            return null;
        string[] steps = words!;
        string fingerprint = LessonFingerprint.Of(["pattern", .. chain.Steps]), last = steps[^1];
        string before = PlainText.Of(string.Join(", then ", steps[..^1]), MaxSteps);
        MemoryEntity? entity = EntityText.Of(
            $"tool-pattern {PlainText.Of(string.Join(" then ", steps), MaxSteps)}", Type, fingerprint,
            [
                $"lesson: {last} succeeds more often right after {before}, than after anything else",
                "observed, not tried: whoever went this way may have known more than whoever did not",
            ],
            $"seen {Say.Times(chain.Count)} in {Say.Sessions(chain.Sessions)} of {Say.Many(chain.Projects, "project")}; then {last} succeeded {LessonSay.Rate(chain.Success)}, otherwise {LessonSay.Rate(chain.Otherwise)}");
        return entity is null ? null : new NotableLesson(fingerprint, LessonLevel.Of(chain.Count), entity);
    }

    // Steps of a batch were sent together.
    private static string? StepOf(string step)
    {
        string?[] parts = [.. step.Split('+').Select(part => part.Contains(' ') ? PlainText.Of(part, MaxStep) : PlainText.Word(part, MaxStep))];
        return parts.Contains(null) ? null : string.Join(" with ", parts);
    }
}
