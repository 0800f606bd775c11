namespace Telemetry.Benchmarks;

/// <summary>Measurements of one side of a comparison, in the order they were taken.</summary>
internal sealed class Sample(IReadOnlyList<double> values)
{
    private const int Resamples = 2000;

    public int N => values.Count;

    public double Median => Percentile(0.5);

    public double Max => values.Max();

    /// <summary>The nearest-rank percentile: a value that was measured, never interpolated.</summary>
    /// <param name="share">Which one, as a share: 0.99 for the 99th.</param>
    public double Percentile(double share) => Percentile([.. values.Order()], share);

    /// <summary>The ratio of this side's median to another's, and where it may lie: a 95 % bootstrap interval (Efron 1979, percentile method).</summary>
    /// <remarks>Whole rounds are drawn, so that what slowed a round down slows both of its sides down in the resample as well.</remarks>
    public (double Ratio, double Low, double High) RatioTo(Sample other)
    {
        // A fixed seed: the same measurements always give the same interval.
        var random = new Random(1);
        var ratios = new double[Resamples];
        var mine = new double[N];
        var its = new double[N];
        for (int resample = 0; resample < Resamples; resample++)
        {
            for (int i = 0; i < N; i++)
            {
                int round = random.Next(N);
                (mine[i], its[i]) = (values[round], other.At(round));
            }

            Array.Sort(mine);
            Array.Sort(its);
            ratios[resample] = Percentile(mine, 0.5) / Percentile(its, 0.5);
        }

        Array.Sort(ratios);
        return (Median / other.Median, Percentile(ratios, 0.025), Percentile(ratios, 0.975));
    }

    private double At(int round) => values[round];

    private static double Percentile(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
