namespace Telemetry.Analysis;

/// <summary>How probable it is that a count comes out so high by chance, from the two moments that chance gives it.</summary>
/// <remarks>
/// Counts of rare events are Poisson's; ones that exclude each other vary less, and ones that come in clumps more. So a Poisson distribution is fitted to both moments:
/// shifted where the variance is below the mean, scaled where it is above. Its tail is heavier than a normal one's, which at counts of 5 would promise too much.
/// </remarks>
internal static class UpperTail
{
    /// <summary>No smaller probability is told: moments alone say nothing so far out.</summary>
    public const double Smallest = 1e-15;

    private const double Precision = 1e-12;
    private const int MostTerms = 10_000;

    /// <summary>The probability of a count of at least <paramref name="observed"/>.</summary>
    public static double Of(double observed, double mean, double variance)
    {
        if (observed <= mean || mean <= 0 || variance <= 0)
            return 1;
        double probability = variance <= mean ? Poisson(observed - mean + variance, variance) : Poisson(observed * mean / variance, mean * mean / variance);
        return Math.Clamp(probability, Smallest, 1);
    }

    // P(X >= a) of Poisson's distribution is the regularized lower incomplete gamma function (M. Abramowitz, I. Stegun, 1964, 26.4.21 and 6.5.29).
    private static double Poisson(double a, double mean)
    {
        if (a <= 0)
            return 1;
        double term = 1 / a, sum = term;
        for (int n = 1; n < MostTerms && term > sum * Precision; n++)
            sum += term *= mean / (a + n);
        return Math.Exp(a * Math.Log(mean) - mean - LogGamma(a)) * sum;
    }

    // Stirling's series (6.1.41), with the recurrence below where it is exact enough.
    private static double LogGamma(double x)
    {
        double below = 0;
        for (; x < 8; x++)
            below += Math.Log(x);
        double inverse = 1 / x, square = inverse * inverse;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + inverse * (1 / 12.0 - square * (1 / 360.0 - square / 1260.0)) - below;
    }
}
