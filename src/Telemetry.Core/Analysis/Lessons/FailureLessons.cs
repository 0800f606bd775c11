using System.Runtime.InteropServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Finds the failures that are worth remembering.</summary>
/// <remarks>
/// Only failures count that a better choice of tool or input could have avoided, in two sessions at least or five times. Those of one project alone are a
/// lesson of that project, all others are general. A tool that never once succeeded is none to learn about: it was made up, or its server never came up.
/// </remarks>
/// <param name="recoveries">The failures; brought up to date by whoever asks.</param>
/// <param name="words">Which words may be said.</param>
public sealed class FailureLessons(Recoveries recoveries, LessonWords words)
{
    private readonly LessonTexts _texts = new(recoveries.Index, words);
    private CaseBase? _fixes;
    private int _replacements = -1;

    /// <summary>The lessons, most worth first.</summary>
    /// <param name="filter">Which calls are looked at.</param>
    public IReadOnlyList<FailureLesson> From(CallFilter filter)
    {
        CallIndex index = recoveries.Index;
        if (_replacements != index.Replacements || _fixes is null)
        {
            _replacements = index.Replacements;
            _texts.Clear();
            _fixes = new CaseBase(recoveries, _texts.Line);
        }

        var calls = new ToolCalls(index, filter);
        var lessons = new List<FailureLesson>();
        foreach (var (group, tally) in Tallies(filter))
        {
            if (tally.IsNotable && calls.HasSucceeded(group.Tool) && LessonOf(group, tally, calls) is FailureLesson lesson)
                lessons.Add(lesson);
        }

        // The last two decide nothing but the order of what is equally good, so that it is the same everywhere.
        return [.. lessons.OrderByDescending(lesson => lesson.Worth).ThenByDescending(lesson => lesson.LastMs).ThenBy(lesson => $"{lesson.Tool} {lesson.Kind} {lesson.Command} {lesson.Says}", StringComparer.Ordinal)];
    }

    private Dictionary<Group, LessonTally> Tallies(CallFilter filter)
    {
        CallIndex index = recoveries.Index;
        ReadOnlySpan<CallRow> rows = index.Rows;
        var tallies = new Dictionary<Group, LessonTally>();
        foreach (ref readonly RecoveryCase one in recoveries.Cases)
        {
            ref readonly CallRow row = ref rows[one.Row];
            LessonDetail detail = LessonDetails.Of(one.Kind);
            if (!one.IsAttributable || detail.HasFlag(LessonDetail.Noise) || !filter.Matches(row))
                continue;
            var group = new Group(
                one.Tool, one.Kind,
                detail.HasFlag(LessonDetail.Says) ? _texts.Line(one.Template) : 0,
                detail.HasFlag(LessonDetail.Command) && row.Command != 0 ? _texts.Command(row.Command) : "");
            ref LessonTally? tally = ref CollectionsMarshal.GetValueRefOrAddDefault(tallies, group, out _);
            (tally ??= new LessonTally()).Add(one, row);
        }

        return tallies;
    }

    private FailureLesson? LessonOf(Group group, LessonTally tally, ToolCalls calls)
    {
        CallIndex index = recoveries.Index;
        LessonDetail detail = LessonDetails.Of(group.Kind);
        string tool = index.Tools[group.Tool];
        string? says = detail.HasFlag(LessonDetail.Says) ? _texts.Line(group) : null;
        if (says is not null && !Notability.Tells(says))
            return null;
        Fix fix = _fixes!.Find(new FailureClass(group.Tool, group.Kind, group.Line));
        bool isWork = detail.HasFlag(LessonDetail.Work) && StepWords.IsShell(tool);
        LessonFix? told = LessonFix.Of(fix, index, isWork, step => StepWords.Of(index, group.Tool, step, _texts.CommandOrAnother));
        if (isWork && told is null)
            return null;
        return new FailureLesson
        {
            Project = tally.Project == 0 ? null : index.Projects[tally.Project],
            Tool = tool,
            Kind = group.Kind,
            Says = says,
            Command = group.Command.Length == 0 ? null : group.Command,
            Count = tally.Count,
            Sessions = tally.Sessions,
            Projects = tally.Projects,
            FirstMs = tally.FirstMs,
            LastMs = tally.LastMs,
            Calls = calls.Of(group.Tool, tally.Project),
            LostMs = tally.LostMs,
            Fix = told,
            Retried = fix.Retried,
        };
    }

    /// <summary>What the failures of one lesson share.</summary>
    internal readonly record struct Group(int Tool, FailureKind Kind, int Line, string Command);
}
