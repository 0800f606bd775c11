namespace Telemetry.Analysis;

/// <summary>Whether the values of one sample tend to be greater than those of another, whatever their distribution.</summary>
/// <remarks>H. B. Mann, D. R. Whitney, Ann. Math. Stat. 18 (1947) 50-60, with the normal approximation corrected for ties; good from about 20 values a side on.</remarks>
internal static class RankTest
{
    /// <summary>Fewer values than this on a side are no sample.</summary>
    public const int MinN = 20;

    /// <summary>The probability of ranks so far apart, in either direction, where both samples come from one distribution; 1 below <see cref="MinN"/>.</summary>
    public static double Find(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        if (one.Length < MinN || other.Length < MinN)
            return 1;
        // The lowest bit tells whose the value is, so that plain numbers are sorted.
        var values = new long[one.Length + other.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = i < one.Length ? ((long)one[i] << 1) | 1 : (long)other[i - one.Length] << 1;
        Array.Sort(values);
        double ranks = 0, ties = 0, n = values.Length;
        for (int start = 0, end; start < values.Length; start = end)
        {
            int ours = 0;
            for (end = start; end < values.Length && values[end] >> 1 == values[start] >> 1; end++)
                ours += (int)(values[end] & 1);
            // Values that are the same share the mean of their ranks.
            double same = end - start;
            ranks += ours * (start + 1 + end) / 2.0;
            ties += same * same * same - same;
        }

        double n1 = one.Length, n2 = other.Length, u = ranks - n1 * (n1 + 1) / 2;
        double variance = n1 * n2 / 12 * (n + 1 - ties / (n * (n - 1)));
        return variance <= 0 ? 1 : TwoSided(Math.Max(0, Math.Abs(u - n1 * n2 / 2) - 0.5) / Math.Sqrt(variance));
    }

    // M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 7.1.26: within 1.5e-7.
    private static double TwoSided(double z)
    {
        double x = z / Math.Sqrt(2), t = 1 / (1 + 0.3275911 * x);
        return t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.Exp(-x * x);
    }
}
