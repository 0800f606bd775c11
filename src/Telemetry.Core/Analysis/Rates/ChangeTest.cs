namespace Telemetry.Analysis;

/// <summary>Finds where a series of sessions changed its rate, and how likely chance alone makes one look so.</summary>
/// <remarks>
/// A CUSUM test with sessions as units: the running sum of what each session's successes are above the expected. Scaled by the sum of their squares, which
/// holds the clustering within sessions, it walks like a Brownian bridge where nothing changed, so its largest excursion has Kolmogorov's distribution
/// (R. L. Brown, J. Durbin, J. M. Evans, JRSS B 37 (1975) 149-192; W. Ploberger, W. Kraemer, Econometrica 60 (1992) 271-285).
/// </remarks>
internal static class ChangeTest
{
    /// <summary>Fewer sessions than this cannot show a change.</summary>
    public const int MinSessions = 10;

    /// <summary>Looks for the change.</summary>
    /// <param name="sessions">The sessions in the order of time, each with its successes less the expected ones.</param>
    /// <param name="place">How many sessions came before the change.</param>
    /// <returns>The probability of such an excursion where nothing changed; 1 where there is too little to say.</returns>
    public static double Find(ReadOnlySpan<(SessionOutcomes Outcomes, double Residual)> sessions, out int place)
    {
        place = 0;
        double sum = 0, squares = 0, most = 0;
        foreach (ref readonly var session in sessions)
            sum += session.Residual;
        // The bridge ends where it starts: what is left of the mean is taken out.
        double mean = sessions.IsEmpty ? 0 : sum / sessions.Length, walk = 0;
        for (int i = 0; i < sessions.Length; i++)
        {
            double step = sessions[i].Residual - mean;
            walk += step;
            squares += step * step;
            if (Math.Abs(walk) <= most || i == sessions.Length - 1)
                continue;
            most = Math.Abs(walk);
            place = i + 1;
        }

        return sessions.Length < MinSessions || squares <= 0 ? 1 : Kolmogorov(most / Math.Sqrt(squares));
    }

    /// <summary>The probability that the largest excursion of a Brownian bridge is greater (A. Kolmogorov, 1933).</summary>
    internal static double Kolmogorov(double excursion)
    {
        if (excursion < 0.2)
            return 1;
        double sum = 0;
        for (int j = 1; j <= 100; j++)
        {
            double term = Math.Exp(-2 * j * j * excursion * excursion);
            sum += j % 2 == 1 ? term : -term;
            if (term < 1e-12)
                break;
        }

        return Math.Clamp(2 * sum, 0, 1);
    }
}
