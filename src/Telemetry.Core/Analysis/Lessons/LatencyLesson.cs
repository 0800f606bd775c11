namespace Telemetry.Analysis;

/// <summary>A quicker way to the same thing, measured both ways, or what was asked again for nothing.</summary>
/// <param name="Tool">The tool whose time it is about.</param>
/// <param name="Remedy">What to do, with what was measured.</param>
public sealed record LatencyLesson(string Tool, Remedy Remedy)
{
    private const int MinSavedMs = 60_000, Most = 5;

    /// <summary>How much it is worth knowing: minutes that could have been saved.</summary>
    public double Worth => Remedy.SavedMs / 60_000.0;

    /// <summary>The findings that are worth remembering, most worth first; five at most.</summary>
    /// <param name="bottlenecks">Where the time goes.</param>
    /// <param name="remedies">What may be done against each.</param>
    /// <param name="words">Which commands may be named.</param>
    public static IReadOnlyList<LatencyLesson> From(IReadOnlyList<Bottleneck> bottlenecks, IReadOnlyList<Remedy?> remedies, LessonWords words) =>
    [
        .. bottlenecks.Zip(remedies).Where(pair => pair.Second is Remedy remedy && IsMeasured(remedy) && !IsShellInstead(pair.First, remedy) && (remedy.What == pair.First.Name || words.OfCommand(remedy.What) == remedy.What))
            .Select(pair => new LatencyLesson(pair.First.Name, pair.Second!))
            .OrderByDescending(lesson => lesson.Worth)
            .Take(Most),
    ];

    private static bool IsMeasured(Remedy remedy) => remedy.SavedMs >= MinSavedMs && (remedy.Kind == RemedyKind.Keep || remedy.OtherN >= Proportion.MinN);

    // A shell's command may be quicker because it was asked for less, and clients advise against it where there is a tool.
    private static bool IsShellInstead(Bottleneck bottleneck, Remedy remedy) => remedy.Kind == RemedyKind.OtherTool && remedy.What == bottleneck.Name;
}
