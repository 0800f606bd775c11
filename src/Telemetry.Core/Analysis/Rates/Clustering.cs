namespace Telemetry.Analysis;

/// <summary>How strongly calls of one session resemble each other: the intraclass correlation of their outcomes, and what it leaves of n.</summary>
/// <remarks>
/// Failures come in clusters, so n calls tell less than n independent ones would. The correlation is estimated by moments from the spread of the
/// sessions' rates; the effective n is Kish's, n / (1 + (m - 1) ICC) with m the mean size of a call's own session (L. Kish, Survey Sampling, 1965).
/// </remarks>
internal readonly record struct Clustering(double Excess, double Pairs)
{
    /// <summary>The intraclass correlation, 0..1; 0 where nothing shows one.</summary>
    public double Icc => Pairs <= 0 ? 0 : Math.Clamp(Excess / Pairs, 0, 1);

    /// <summary>Sums up one group.</summary>
    public static Clustering Of(RateTally tally) => Of(tally.Success.Rate, tally.Sessions);

    /// <summary>Sums up the sessions of one group, whose rate that is.</summary>
    public static Clustering Of(double rate, ReadOnlySpan<SessionOutcomes> sessions)
    {
        double variance = rate * (1 - rate), excess = 0, pairs = 0;
        // All alike: nothing can be seen to cluster.
        if (variance == 0)
            return default;
        foreach (ref readonly SessionOutcomes session in sessions)
        {
            double residual = session.Successes - rate * session.N;
            excess += residual * residual / variance - session.N;
            pairs += (double)session.N * (session.N - 1);
        }

        return new Clustering(excess, pairs);
    }

    /// <summary>Both groups together.</summary>
    public static Clustering operator +(Clustering one, Clustering other) => new(one.Excess + other.Excess, one.Pairs + other.Pairs);

    /// <summary>How many independent calls the group's calls are worth; never more than there are.</summary>
    /// <param name="tally">The group.</param>
    /// <param name="all">The clustering of all groups together: a group that shows less has seen too little.</param>
    public static double EffectiveN(RateTally tally, Clustering all) => EffectiveN(tally.Success.N, tally.SquaredSizes, tally.Clustering, all);

    /// <summary>The same of calls that are counted in another way.</summary>
    /// <param name="n">How many there are.</param>
    /// <param name="squaredSizes">The sum of the squares of their sessions' numbers of calls.</param>
    /// <param name="own">Their clustering.</param>
    /// <param name="all">The clustering of all groups together.</param>
    public static double EffectiveN(int n, double squaredSizes, Clustering own, Clustering all) => n == 0 ? 0 : n / (1 + (squaredSizes / n - 1) * Math.Max(own.Icc, all.Icc));
}
