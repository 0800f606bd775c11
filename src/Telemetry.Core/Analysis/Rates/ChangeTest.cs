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
    /// <param name="residuals">Successes less expected successes of each session, in the order of time.</param>
    /// <param name="place">How many sessions came before the change.</param>
    /// <returns>The probability of such an excursion where nothing changed; 1 where there is too little to say.</returns>
    public static double Find(ReadOnlySpan<double> residuals, out int place)
    {
        place = 0;
        double sum = 0, squares = 0, most = 0;
        foreach (double residual in residuals)
            sum += residual;
        // The bridge ends where it starts: what is left of the mean is taken out.
        double mean = residuals.Length == 0 ? 0 : sum / residuals.Length, walk = 0;
        for (int i = 0; i < residuals.Length; i++)
        {
            double step = residuals[i] - mean;
            walk += step;
            squares += step * step;
            if (Math.Abs(walk) <= most || i == residuals.Length - 1)
                continue;
            most = Math.Abs(walk);
            place = i + 1;
        }

        return residuals.Length < MinSessions || squares <= 0 ? 1 : Kolmogorov(most / Math.Sqrt(squares));
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
