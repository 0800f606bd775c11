namespace Telemetry.Analysis;

/// <summary>A group's rate of success with all that it takes to believe it.</summary>
/// <param name="Success">What was observed, over the calls that the assistant's own choice of tool and input could have made succeed.</param>
/// <param name="Sessions">In how many sessions.</param>
/// <param name="EffectiveN">How many independent calls they are worth, because failures cluster by session.</param>
/// <param name="Recent">The rate of the newest calls, each weighing half as much as one 50 calls later.</param>
/// <param name="RecentN">How many equally weighted calls those are worth.</param>
public readonly record struct SuccessRate(Proportion Success, int Sessions, double EffectiveN, double Recent, double RecentN)
{
    /// <summary>How much of an independent call each of them is worth, 0..1; 1 without calls.</summary>
    public double EffectiveShare => Success.N == 0 ? 1 : EffectiveN / Success.N;

    /// <summary>The 95 % interval: Wilson's on the effective n.</summary>
    public Interval Interval => IntervalAt(Interval.Z95);

    /// <summary>The interval at another level.</summary>
    /// <param name="z">The normal distribution's quantile.</param>
    public Interval IntervalAt(double z) => Interval.Wilson(Success.Rate, EffectiveN, WithFewSessions(z));

    /// <summary>True where the newest calls went otherwise than all, by more than chance: neither rate lies in the other's interval.</summary>
    public bool HasTurned
    {
        get
        {
            if (!Success.IsEnough || RecentN <= 0 || Success.N <= RecentN)
                return false;
            Interval all = Interval, recent = Interval.Wilson(Recent, RecentN * EffectiveShare);
            return (Success.Rate < recent.Low || Success.Rate > recent.High) && (Recent < all.Low || Recent > all.High);
        }
    }

    // How strongly few sessions cluster is itself uncertain: as far as clustering costs n, Student's quantile for as many sessions takes the normal one's place
    // (Cornish and Fisher's expansion: M. Abramowitz, I. Stegun, 1964, 26.7.5).
    private double WithFewSessions(double z)
    {
        if (Sessions < 2 || Success.N == 0)
            return z;
        double freedom = Sessions - 1, z3 = z * z * z, z5 = z3 * z * z;
        double more = (z3 + z) / (4 * freedom) + (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom * freedom);
        return z + more * (1 - EffectiveShare);
    }

    internal static SuccessRate Of(RateTally tally, Clustering all)
    {
        var (recent, recentN) = tally.Recent;
        return new SuccessRate(tally.Success, tally.Sessions.Length, Clustering.EffectiveN(tally, all), recent, recentN);
    }
}
