namespace Telemetry.Analysis;

/// <summary>A way to go about a thing that surely makes its last step succeed more often.</summary>
/// <param name="Chain">The steps and how they went.</param>
public sealed record PatternLesson(Chain Chain)
{
    private const int MinCount = 10, MinProjects = 2, MinSessions = 5, Most = 5;

    /// <summary>How much it is worth knowing: calls that would have failed without it.</summary>
    public double Worth => Chain.Count * (Chain.Change?.Points ?? 0);

    /// <summary>The chains that are worth remembering, most worth first; five at most.</summary>
    /// <remarks>A chain with a command that is not to be named is left out: without the name it says nothing.</remarks>
    /// <param name="report">What was found.</param>
    /// <param name="words">Which commands may be named.</param>
    public static IReadOnlyList<PatternLesson> From(ChainReport report, LessonWords words) =>
    [
        .. report.Chains.Where(chain => chain is { Change: { IsCertain: true, Points: > 0 }, Count: >= MinCount } && (chain.Projects >= MinProjects || chain.Sessions >= MinSessions))
            .Where(chain => chain.Steps.SelectMany(step => step.Split('+')).All(name => chain.Tools.Contains(name) || words.OfCommand(name) == name))
            .Select(chain => new PatternLesson(chain))
            .OrderByDescending(lesson => lesson.Worth)
            .Take(Most),
    ];
}
