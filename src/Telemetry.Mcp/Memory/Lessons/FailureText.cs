using Telemetry.Analysis;
using Telemetry.Mcp.Answers;
using Telemetry.Records;

namespace Telemetry.Mcp.Memory;

/// <summary>What a memory is told of failures: our own words, names of tools, and what errors say to everybody.</summary>
internal static class FailureText
{
    private const string Type = "tool_failure";

    // The last part of a path, and of lines what the masks leave.
    private const int MaxProject = 40, MaxSays = 110, MaxTool = 60, MaxDo = 120;

    /// <summary>The lesson; null where the tool's name is not fit to be told.</summary>
    public static NotableLesson? Of(FailureLesson lesson)
    {
        if (PlainText.Word(lesson.Tool, MaxTool) is not string tool)
            return null;
        string kind = lesson.Kind.Word();
        string fingerprint = LessonFingerprint.Of("failure", lesson.Project ?? "", lesson.Tool, kind, lesson.Says ?? "", lesson.Command ?? "");
        string name = string.Join(' ', ((string?[])["tool-failure", tool, lesson.Command, kind.Replace('_', '-')]).OfType<string>());
        string? doFirst = lesson.Fix is null ? null : PlainText.Of(lesson.Fix.Do, MaxDo);
        MemoryEntity? entity = EntityText.Of(
            name, Type, fingerprint,
            [
                $"error class: {kind.Replace('_', ' ')}" + (lesson.Command is null ? "" : $", command {lesson.Command}"),
                $"lesson: {Lesson(lesson, doFirst)}",
                lesson.Says is null ? null : $"it says, names and numbers masked: \"{PlainText.Of(lesson.Says, MaxSays).Replace('"', '\'')}\"",
                lesson.Project is null ? "where: any project" : $"where: project {PlainText.Of(NameOf(lesson.Project), MaxProject)}",
            ],
            $"{Seen(lesson, tool)}; {Resolved(lesson, doFirst)}");
        return entity is null ? null : new NotableLesson(fingerprint, LessonLevel.Of(lesson.Count), entity);
    }

    private static string Lesson(FailureLesson lesson, string? doFirst) => lesson.Fix switch
    {
        null => "none known; nothing that was tried first helped surely enough to be advised",
        { IsMeasured: true } => doFirst!,
        { Done.IsEnough: true } => $"general advice: {doFirst}",
        _ => $"general advice, not measured here: {doFirst}",
    };

    private static string Seen(FailureLesson lesson, string tool)
    {
        string projects = lesson.Project is null && lesson.Projects > 1 ? $" of {Say.Many(lesson.Projects, "project")}" : "";
        string share = lesson.Calls < Proportion.MinN
            ? $"not enough data for a share of the calls of {tool}"
            : $"{tool} failed so in {LessonSay.Percent((double)lesson.Count / lesson.Calls)} of {Say.Calls(lesson.Calls)}";
        return $"seen {Say.Times(lesson.Count)} in {Say.Sessions(lesson.Sessions)}{projects}, first {Say.Date(lesson.FirstMs)}, last {Say.Date(lesson.LastMs)}; {share}";
    }

    private static string Resolved(FailureLesson lesson, string? doFirst)
    {
        if (lesson.Fix is not LessonFix fix)
            return lesson.Retried.IsEnough ? $"a retry at once resolved {LessonSay.Of(lesson.Retried)}" : "not enough data on what helps";
        if (!fix.Done.IsEnough)
            return $"not enough data on whether this helps: {doFirst}";
        string after = fix.IsOfKind && (lesson.Says ?? lesson.Command) is not null ? "counted over all its failures of this class, " : "";
        return $"{after}\"{doFirst}\" resolved {LessonSay.Of(fix.Done)}" + (fix.Else.IsEnough ? $", anything else first {LessonSay.Of(fix.Else)}" : "");
    }

    private static string NameOf(string project) => project.TrimEnd('/', '\\').Split('/', '\\')[^1] is { Length: > 0 } name ? name : project;
}
