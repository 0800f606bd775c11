using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What a lesson says to do.</summary>
/// <param name="Do">What to do first, as a sentence without its stop.</param>
/// <param name="IsMeasured">True where history shows that it helps; false for general advice that history does not speak against.</param>
/// <param name="IsOfKind">True where it stands on all failures of the tool's kind, whatever they say.</param>
/// <param name="Done">How many failures were resolved of those after which it was done first.</param>
/// <param name="Else">The same of those after which anything else was done first.</param>
public sealed record LessonFix(string Do, bool IsMeasured, bool IsOfKind, Proportion Done, Proportion Else)
{
    // What helps less often than not may beat doing something else, and is still no advice to remember.
    private const double Even = 0.5;

    private static readonly string[] s_edits = ["Edit", "MultiEdit", "Write", "NotebookEdit"];

    /// <summary>The fix that is worth remembering; null where none is.</summary>
    /// <param name="fix">What is known to help.</param>
    /// <param name="index">The calls.</param>
    /// <param name="isWork">True for failures that work looks like while it is not done: then to edit and to try again is no news.</param>
    /// <param name="words">Says a step.</param>
    internal static LessonFix? Of(Fix fix, CallIndex index, bool isWork, Func<FirstStep, string> words)
    {
        bool isOfKind = fix.Level != FixLevel.Template;
        return fix.Source switch
        {
            // What helps against the tool's failures of other kinds says too little of these.
            FixSource.History when fix.Level != FixLevel.Tool && fix.Done.Rate >= Even && !(isWork && IsWork(index, fix.Step)) => new LessonFix(words(fix.Step), true, isOfKind, fix.Done, fix.Else),
            FixSource.Curated when !isWork && !DidNoBetter(fix) => new LessonFix(fix.Do!, false, isOfKind, fix.Done, fix.Else),
            _ => null,
        };
    }

    private static bool DidNoBetter(Fix fix) => fix.Done.IsEnough && (fix.Else.IsEnough ? fix.Done.Rate <= fix.Else.Rate : fix.Done.High < Even);

    private static bool IsWork(CallIndex index, FirstStep step) => step.Relation is StepRelation.Identical or StepRelation.Changed || s_edits.Contains(index.Tools[step.Tool]);
}
