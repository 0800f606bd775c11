namespace Telemetry.Analysis;

/// <summary>A way and back, X → Y → X, once or again and again.</summary>
/// <param name="Steps">The three steps.</param>
/// <param name="Tools">The tools of all its calls.</param>
/// <param name="Count">How many rounds in all: how often it came back.</param>
/// <param name="Times">How often it was gone into.</param>
/// <param name="Sessions">In how many sessions.</param>
/// <param name="Projects">In how many projects.</param>
/// <param name="Lift">How many times more rounds than with the steps of each lane in random order.</param>
/// <param name="LiftOverParts">How many times more than the way and the way back make them.</param>
/// <param name="MedianRounds">The median of the rounds at one time.</param>
/// <param name="MaxRounds">The most rounds at one time.</param>
/// <param name="Green">Of the times X failed, how often it succeeded before the loop was left.</param>
/// <param name="MedianToGreenMs">From the first failure to the first success after it, in milliseconds: the median; null below 5.</param>
public sealed record Loop(
    IReadOnlyList<string> Steps, IReadOnlySet<string> Tools, int Count, int Times, int Sessions, int Projects, double Lift, double LiftOverParts, int MedianRounds, int MaxRounds, Proportion Green, int? MedianToGreenMs)
{
    /// <summary>How much it is worth knowing: surprising in many sessions; more where something fails in it.</summary>
    internal double Worth => Sessions * Math.Log(Math.Min(Lift, LiftOverParts)) * (Green.IsEnough ? 2 : 1) * (Projects > 1 ? 1 : 0.5);
}
