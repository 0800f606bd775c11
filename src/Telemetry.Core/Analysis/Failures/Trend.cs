namespace Telemetry.Analysis;

/// <summary>How failures of one group are spread over the time of the question.</summary>
/// <param name="Counts">How many in each of ten equal slices of time, from the question's first call to its last.</param>
/// <param name="Word">What a test says of it.</param>
public sealed record Trend(IReadOnlyList<int> Counts, TrendWord Word)
{
    /// <summary>How many slices there are.</summary>
    public const int Slices = 10;

    /// <summary>The share of calls that is recent, at least.</summary>
    internal const double RecentShare = 0.25;

    private const double MaxRecentShare = 0.75, SurelyBelow = 0.005, SteadyAbove = 0.05;
    private const int MinForSteady = 20;

    /// <summary>Tests the recent part against the rest.</summary>
    /// <remarks>
    /// Failures of one session come together, so sessions are counted, each where it first has the failure. The recent part is the time of the last quarter
    /// of the calls that could have failed so. If nothing changed, sessions fall into it by its share of calls: a binomial test, each side at .005, so that
    /// of 100 groups in which nothing changes about one gets a word that says otherwise.
    /// </remarks>
    /// <param name="counts">Failures in each slice.</param>
    /// <param name="recent">How many sessions first have the failure in the recent part.</param>
    /// <param name="sessions">How many have it.</param>
    /// <param name="share">The recent part's share of the calls, 0..1.</param>
    public static Trend From(IReadOnlyList<int> counts, int recent, int sessions, double share) =>
        new(counts, share is <= 0 or > MaxRecentShare ? TrendWord.None : Test(recent, sessions, share));

    private static TrendWord Test(int recent, int all, double share)
    {
        double atMost = AtMost(recent, all, share), atLeast = recent == 0 ? 1 : 1 - AtMost(recent - 1, all, share);
        if (atLeast < SurelyBelow)
            return recent == all ? TrendWord.New : TrendWord.Rising;
        if (atMost < SurelyBelow)
            return TrendWord.Falling;
        return all >= MinForSteady && Math.Min(atMost, atLeast) > SteadyAbove ? TrendWord.Steady : TrendWord.None;
    }

    // The odds of at most so many of n, each with probability p.
    private static double AtMost(int most, int n, double p)
    {
        double sum = 0, log = n * Math.Log(1 - p);
        for (int k = 0; k <= most; k++)
        {
            sum += Math.Exp(log);
            log += Math.Log((double)(n - k) / (k + 1)) + Math.Log(p / (1 - p));
        }

        return Math.Min(1, sum);
    }
}
