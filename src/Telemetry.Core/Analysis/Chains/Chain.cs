namespace Telemetry.Analysis;

/// <summary>Steps of one lane that follow each other more often than chance and, from three on, than their parts make them.</summary>
/// <param name="Steps">The steps, in order: tools, command families, or those of a batch joined by <c>+</c>.</param>
/// <param name="Tools">The tools of all its calls.</param>
/// <param name="Count">How often.</param>
/// <param name="Sessions">In how many sessions.</param>
/// <param name="Projects">In how many projects.</param>
/// <param name="Lift">How many times more often than with the steps of each lane in random order.</param>
/// <param name="LiftOverParts">How many times more often than its beginning and its end make it; null for two steps.</param>
/// <param name="Success">How often its last step succeeded.</param>
/// <param name="Otherwise">How often such a step succeeded where anything else came before.</param>
/// <param name="Change">The difference; null where either stands on too few.</param>
public sealed record Chain(
    IReadOnlyList<string> Steps, IReadOnlySet<string> Tools, int Count, int Sessions, int Projects, double Lift, double? LiftOverParts, Proportion Success, Proportion Otherwise, RateDifference? Change)
{
    /// <summary>Rarer chains are not looked at: below 5 there is no rate, and what one session alone does is its own affair.</summary>
    public const int MinCount = 5, MinSessions = 2;

    /// <summary>How much it is worth knowing: surprising in many sessions; more where it changes the odds, and less where one project alone has it.</summary>
    internal double Worth => Sessions * Math.Log(Math.Min(Lift, LiftOverParts ?? Lift)) * (Change is { IsCertain: true } ? 3 : 1) * (Projects > 1 ? 1 : 0.5);
}
