namespace Telemetry.Analysis;

/// <summary>Finds the chains that occur more often than chance and than their parts make them.</summary>
/// <remarks>
/// A chain has to pass both tests, so its probability is the larger of both (R. L. Berger, Technometrics 24 (1982) 295-300), and of all that were frequent enough to be looked at
/// those are told of which at most 1 % are chance. Those that the test by parts stops need no other: the bound is never above that share.
/// </remarks>
internal sealed class ChainSearch
{
    /// <summary>The most steps of a chain.</summary>
    public const int MaxLength = 5;

    /// <summary>The share of chance among what is told, at most.</summary>
    public const double FalseShare = 0.01;

    /// <summary>What is hardly more frequent than chance or its parts make it is not worth telling, however sure.</summary>
    public const double MinLift = 1.2;

    private readonly List<(Finding Finding, double Probability)> _passed = [];
    private readonly List<(Grams Grams, Excess[] Parts)> _lengths = [];

    private ChainSearch(Runs runs)
    {
        Runs = runs;
        var counts = new LaneCounts(runs.Steps);
        Grams grams = Grams.Single(runs);
        while (grams.Length < MaxLength)
        {
            grams = grams.Longer(runs);
            Candidates += grams.All.Count;
            Test(grams, counts);
        }

        double bound = FalseDiscovery.Bound([.. _passed.Select(one => one.Probability)], Candidates, FalseShare);
        var told = new ToldChains(runs, counts, _passed.Where(one => one.Probability <= bound).Select(one => one.Finding).Where(IsWorthTelling));
        foreach (var (length, parts) in _lengths)
            told.Join(length, parts, bound);
        Found = told.Closed();
    }

    /// <summary>The runs.</summary>
    public Runs Runs { get; }

    /// <summary>How many chains were tested.</summary>
    public int Candidates { get; }

    /// <summary>Those that passed, without those that another tells too: see <see cref="ToldChains"/>.</summary>
    public IReadOnlyList<Finding> Found { get; }

    /// <summary>Searches some lanes.</summary>
    public static ChainSearch In(StepLanes steps) => new(Runs.From(steps));

    // A loop's further rounds are its own.
    private static bool IsWorthTelling(Finding one) => one.Chance.Lift >= MinLift && (one.Steps.Length == 2 || one.Parts.Lift >= MinLift) && !(one.IsLoop && one.Steps.Length > 3);

    private void Test(Grams grams, LaneCounts counts)
    {
        Excess[]? parts = grams.Length > 2 ? PartsTest.Of(Runs, grams) : null;
        if (parts is not null)
            _lengths.Add((grams, parts));
        int[] tested = [.. Enumerable.Range(0, grams.All.Count).Where(number => parts is null || parts[number].Probability <= FalseShare)];
        Excess[] chance = ChanceTest.Of(Runs, counts, grams, tested);
        foreach (int number in tested)
        {
            Excess byParts = parts?[number] ?? default;
            double probability = Math.Max(chance[number].Probability, parts is null ? 0 : byParts.Probability);
            if (probability <= FalseShare)
                _passed.Add((new Finding(grams, number, chance[number], byParts), probability));
        }
    }
}
