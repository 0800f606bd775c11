using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>All chains and loops of some calls that passed the tests, those most worth knowing first.</summary>
/// <param name="Chains">The chains.</param>
/// <param name="Loops">The loops; none of them is among the chains.</param>
/// <param name="Candidates">How many were frequent enough to be tested.</param>
public sealed record ChainReport(IReadOnlyList<Chain> Chains, IReadOnlyList<Loop> Loops, int Candidates)
{
    /// <summary>Searches the calls that a filter lets through.</summary>
    public static ChainReport From(CallIndex index, CallFilter filter) => From(StepLanes.From(index, filter));

    internal static ChainReport From(StepLanes steps)
    {
        var search = ChainSearch.In(steps);
        Finding[] chains = [.. search.Found.Where(one => !one.IsLoop)];
        var outcomes = new ChainOutcomes(search.Runs, chains);
        IEnumerable<Loop> loops = search.Found.Where(one => one.IsLoop).Select(one => LoopOf(steps.Names, search.Runs, one));
        // Of the same worth, those stay first that were found first: names say nothing of it.
        return new ChainReport(
            [.. chains.Select(one => ChainOf(steps.Names, outcomes, one)).OrderByDescending(chain => chain.Worth)],
            [.. loops.GroupBy(PairOf).Select(Side).OrderByDescending(loop => loop.Worth)],
            search.Candidates);
    }

    private static Chain ChainOf(StepNames names, ChainOutcomes outcomes, Finding one)
    {
        var (success, otherwise, change) = outcomes.Of(one);
        return new Chain(
            NamesOf(names, one), ToolsOf(names, one), one.Gram.Count, one.Gram.Sessions, one.Gram.Projects,
            one.Chance.Lift, one.Steps.Length > 2 ? one.Parts.Lift : null, success, otherwise, change);
    }

    private static Loop LoopOf(StepNames names, Runs runs, Finding one)
    {
        var rounds = LoopRounds.Of(runs, one);
        return new Loop(
            NamesOf(names, one), ToolsOf(names, one), one.Gram.Count, rounds.Times, one.Gram.Sessions, one.Gram.Projects,
            one.Chance.Lift, one.Parts.Lift, rounds.MedianRounds, rounds.MaxRounds, rounds.Green, rounds.MedianToGreenMs);
    }

    // X → Y → X and Y → X → Y are one loop, told from the side that fails.
    private static Loop Side(IEnumerable<Loop> sides) => sides.OrderByDescending(loop => loop.Green.N).ThenByDescending(loop => loop.Count).First();

    private static (string, string) PairOf(Loop loop) =>
        string.CompareOrdinal(loop.Steps[0], loop.Steps[1]) < 0 ? (loop.Steps[0], loop.Steps[1]) : (loop.Steps[1], loop.Steps[0]);

    private static string[] NamesOf(StepNames names, Finding one) => [.. one.Steps.Select(step => names[step])];

    private static HashSet<string> ToolsOf(StepNames names, Finding one) => [.. one.Steps.SelectMany(names.ToolsOf)];
}
