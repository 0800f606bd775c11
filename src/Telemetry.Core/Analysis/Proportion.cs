namespace Telemetry.Analysis;

/// <summary>A share of successes with its uncertainty.</summary>
/// <param name="Successes">How many of <paramref name="N"/> succeeded.</param>
/// <param name="N">How many calls the share stands on.</param>
public readonly record struct Proportion(int Successes, int N)
{
    /// <summary>Below this many calls no rate is told: the interval is wider than 60 points even if all of them agree.</summary>
    public const int MinN = 5;

    private const double Z = 1.959964;

    /// <summary>True where a rate may be told.</summary>
    public bool IsEnough => N >= MinN;

    /// <summary>The rate, 0..1; 0 without calls.</summary>
    public double Rate => N == 0 ? 0 : (double)Successes / N;

    /// <summary>The lower end of the 95 % interval, 0..1 (Wilson's score interval: E. B. Wilson, JASA 22 (1927) 209-212).</summary>
    public double Low => Wilson(-1);

    /// <summary>The upper end of the 95 % interval, 0..1.</summary>
    public double High => Wilson(1);

    /// <summary>The rate drawn towards an expectation, as if <paramref name="strength"/> more calls had met it: the mean of a Beta posterior.</summary>
    public double Smoothed(double expected, double strength) => (Successes + expected * strength) / (N + strength);

    private double Wilson(int sign)
    {
        if (N == 0)
            return sign < 0 ? 0 : 1;
        double zz = Z * Z / N;
        double end = (Rate + zz / 2 + sign * Z * Math.Sqrt(Rate * (1 - Rate) / N + zz / (4 * N))) / (1 + zz);
        // At 0 and at N the formula meets the bound exactly, but for rounding.
        return (sign < 0 && Successes == 0) || (sign > 0 && Successes == N) ? (sign < 0 ? 0 : 1) : end;
    }
}
