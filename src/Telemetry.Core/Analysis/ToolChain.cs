namespace Telemetry.Analysis;

/// <summary>Two or three steps that follow each other in one lane.</summary>
/// <param name="Steps">What was called, in order.</param>
/// <param name="Count">How often.</param>
/// <param name="Sessions">In how many sessions.</param>
/// <param name="Lift">How many times more often than if each step took no notice of the one before. Whether that is significant is not tested here.</param>
/// <param name="Success">How often the last step succeeded.</param>
/// <param name="BaseSuccess">How often that kind of step succeeds anywhere.</param>
public sealed record ToolChain(IReadOnlyList<string> Steps, int Count, int Sessions, double Lift, Proportion Success, Proportion BaseSuccess)
{
    /// <summary>Rarer chains are not told.</summary>
    public const int MinCount = 5;

    /// <summary>The chains that occur more often than chance, those that stand out most first.</summary>
    public static IReadOnlyList<ToolChain> From(LaneSteps steps)
    {
        var singles = new Dictionary<int, Tally>();
        var pairs = new Dictionary<(int, int), Tally>();
        var triples = new Dictionary<(int, int, int), Tally>();
        int total = 0, pairTotal = 0;
        foreach (IReadOnlyList<Step> lane in steps.Lanes)
        {
            for (int i = 0; i < lane.Count; i++)
            {
                total++;
                Add(singles, lane[i].Symbol, lane[i]);
                if (i < 1)
                    continue;
                pairTotal++;
                Add(pairs, (lane[i - 1].Symbol, lane[i].Symbol), lane[i]);
                if (i > 1)
                    Add(triples, (lane[i - 2].Symbol, lane[i - 1].Symbol, lane[i].Symbol), lane[i]);
            }
        }

        var chains = new List<ToolChain>();
        foreach (var ((a, b), tally) in pairs)
        {
            double expected = (double)singles[a].Times / total * singles[b].Times / total * pairTotal;
            AddChain(chains, [steps.NameOf(a), steps.NameOf(b)], tally, expected, singles[b]);
        }

        foreach (var ((a, b, c), tally) in triples)
        {
            // What its two halves alone would make: a first-order Markov chain.
            double expected = (double)pairs[(a, b)].Times * pairs[(b, c)].Times / singles[b].Times;
            AddChain(chains, [steps.NameOf(a), steps.NameOf(b), steps.NameOf(c)], tally, expected, singles[c]);
        }

        // Ordered by count × ln(lift), a chain's share of the log-likelihood ratio: frequent and surprising, not one of the two.
        chains.Sort((x, y) => (y.Count * Math.Log(y.Lift)).CompareTo(x.Count * Math.Log(x.Lift)));
        return chains;
    }

    private static void AddChain(List<ToolChain> chains, string[] names, Tally tally, double expected, Tally last)
    {
        double lift = tally.Times / expected;
        // A step that repeats itself is a run, not a chain.
        bool isRun = names.All(name => name == names[0]);
        if (tally.Times >= MinCount && lift > 1 && !isRun)
            chains.Add(new ToolChain(names, tally.Times, tally.Sessions.Count, lift, tally.Success, last.Success));
    }

    private static void Add<TKey>(Dictionary<TKey, Tally> tallies, TKey key, in Step last)
        where TKey : notnull
    {
        if (!tallies.TryGetValue(key, out Tally? tally))
            tallies[key] = tally = new Tally();
        tally.Times++;
        tally.Sessions.Add(last.Session);
        if (!last.IsAttributable)
            return;
        tally.Attributable++;
        tally.Successes += last.IsSuccess ? 1 : 0;
    }

    private sealed class Tally
    {
        public int Times, Attributable, Successes;

        public HashSet<int> Sessions { get; } = [];

        public Proportion Success => new(Successes, Attributable);
    }
}
