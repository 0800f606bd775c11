using Telemetry.Analysis;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Memory;

/// <summary>What a memory is told of a quicker way to the same thing.</summary>
internal static class LatencyText
{
    private const string Type = "optimization_opportunity";

    private const int MaxName = 60;

    /// <summary>The lesson; null where a tool's name is not fit to be told.</summary>
    public static NotableLesson? Of(LatencyLesson lesson)
    {
        Remedy remedy = lesson.Remedy;
        if (PlainText.Word(lesson.Tool, MaxName) is not string tool || NameOf(remedy.What) is not string what || NameOf(remedy.Instead ?? "") is not string instead)
            return null;
        string fingerprint = LessonFingerprint.Of("latency", lesson.Tool, remedy.Kind.ToString(), remedy.What, remedy.Instead ?? "");
        MemoryEntity? entity = EntityText.Of(
            $"tool-latency {(what == tool ? tool : $"{tool} {what}")} {Short(remedy.Kind)}", Type, fingerprint,
            [$"lesson: {Lesson(remedy.Kind, what, instead)}", Basis(remedy.Kind)],
            Measured(remedy, what, instead));
        return entity is null ? null : new NotableLesson(fingerprint, LessonLevel.Of(remedy.N), entity);
    }

    // A command has words that are common ones; a tool's name is one word.
    private static string? NameOf(string name) => name.Contains(' ') ? PlainText.Of(name, MaxName) : name.Length == 0 ? "" : PlainText.Word(name, MaxName);

    private static string Short(RemedyKind kind) => kind switch { RemedyKind.Keep => "repeated", RemedyKind.Narrow => "ask-for-less", _ => "other-tool" };

    private static string Lesson(RemedyKind kind, string what, string instead) => kind switch
    {
        RemedyKind.Keep => $"keep what {what} said: asked again word for word, with nothing changed between, it says the same",
        RemedyKind.Narrow => $"ask {what} for the part that is needed: such calls take less time than those for all of it",
        _ => $"use {instead} instead of {what} where it does the same: it takes less time",
    };

    private static string Basis(RemedyKind kind) => kind == RemedyKind.Keep
        ? "basis: calls of one lane that repeat an earlier success word for word"
        : "basis: medians of calls that went either way, of whatever size; what could be saved is an estimate";

    private static string Measured(Remedy remedy, string what, string instead) => remedy.Kind == RemedyKind.Keep
        ? $"{Say.Calls(remedy.N)} of {what} repeated another and took {Say.Ms(remedy.Ms)} together"
        : $"{Say.Calls(remedy.N)} of {what} took {Say.Ms(remedy.Ms)} each, {Say.Count(remedy.OtherN)} of {(instead.Length > 0 ? instead : "those for a part")} {Say.Ms(remedy.OtherMs)}, by the median; about {Say.Ms(remedy.SavedMs)} could have been saved";
}
