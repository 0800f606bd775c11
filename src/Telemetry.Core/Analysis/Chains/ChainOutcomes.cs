namespace Telemetry.Analysis;

/// <summary>What chains change: how their last steps went, against those of the same kind that came otherwise.</summary>
/// <remarks>Of a run only the first step counts: it is the one that the chain leads to, and those behind it know how it went.</remarks>
internal sealed class ChainOutcomes
{
    private readonly Dictionary<Finding, SessionTally> _ofChain;
    private readonly Dictionary<int, SessionTally> _ofStep = [];
    private readonly Clustering _all;

    /// <param name="runs">The runs.</param>
    /// <param name="chains">The chains that are looked at.</param>
    public ChainOutcomes(Runs runs, IReadOnlyCollection<Finding> chains)
    {
        _ofChain = chains.ToDictionary(chain => chain, _ => new SessionTally());
        foreach (Finding chain in chains)
            _ofStep.TryAdd(chain.Steps[^1], new SessionTally());
        var byLength = chains.GroupBy(chain => chain.Grams).Select(group => (group.Key.Length, group.Key.At, Tallies: group.ToDictionary(chain => chain.Number, chain => _ofChain[chain]))).ToList();
        for (int lane = 0; lane < runs.Steps.Lanes.Length; lane++)
        {
            int session = runs.Steps.Lanes[lane].Session;
            for (int run = runs.Starts[lane]; run < runs.Starts[lane + 1]; run++)
            {
                if (!_ofStep.TryGetValue(runs.Symbols[run], out SessionTally? step))
                    continue;
                StepOutcome outcome = runs.Steps.Outcomes[runs.FirstSteps[run]];
                step.Add(session, outcome);
                foreach (var (length, at, tallies) in byLength)
                {
                    int start = run - length + 1;
                    if (start >= runs.Starts[lane] && at[start] >= 0 && tallies.TryGetValue(at[start], out SessionTally? chain))
                        chain.Add(session, outcome);
                }
            }
        }

        _all = _ofStep.Values.Aggregate(default(Clustering), (sum, tally) => sum + tally.Clustering);
    }

    /// <summary>How the last step of a chain went, how such steps went otherwise, and the difference.</summary>
    public (Proportion Success, Proportion Otherwise, RateDifference? Change) Of(Finding chain)
    {
        SessionTally success = _ofChain[chain], otherwise = _ofStep[chain.Steps[^1]].Without(success);
        return (success.Success, otherwise.Success, RateDifference.Of(success.Rate(_all), otherwise.Rate(_all)));
    }
}
