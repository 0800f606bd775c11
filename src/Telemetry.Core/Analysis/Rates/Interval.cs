namespace Telemetry.Analysis;

/// <summary>The ends of a 95 % interval of a share, 0..1.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The normal distribution's quantile of 97.5 %.</summary>
    public const double Z95 = 1.959964;

    /// <summary>Wilson's score interval (E. B. Wilson, JASA 22 (1927) 209-212).</summary>
    /// <param name="rate">The observed share, 0..1.</param>
    /// <param name="n">How many independent observations it stands on; a fraction where they depend on each other.</param>
    /// <param name="z">The quantile; 95 % by default.</param>
    public static Interval Wilson(double rate, double n, double z = Z95)
    {
        if (n <= 0)
            return new Interval(0, 1);
        double zz = z * z / n, middle = rate + zz / 2, half = z * Math.Sqrt(rate * (1 - rate) / n + zz / (4 * n));
        // At 0 and at 1 the formula meets the bound exactly, but for rounding.
        return new Interval(rate <= 0 ? 0 : (middle - half) / (1 + zz), rate >= 1 ? 1 : (middle + half) / (1 + zz));
    }
}
