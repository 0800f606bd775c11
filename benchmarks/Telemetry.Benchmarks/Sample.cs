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
        var mine = new double[N];
        var its = new double[N];
        var (low, high) = Interval(round => (mine[round.To], its[round.To]) = (values[round.From], other.At(round.From)), () =>
        {
            Array.Sort(mine);
            Array.Sort(its);
            return Percentile(mine, 0.5) / Percentile(its, 0.5);
        });
        return (Median / other.Median, low, high);
    }

    /// <summary>The median of the differences to the other side, round by round, and its 95 % bootstrap interval.</summary>
    public (double Difference, double Low, double High) DifferenceTo(Sample other)
    {
        var differences = new Sample([.. values.Select((value, round) => value - other.At(round))]);
        var drawn = new double[N];
        var (low, high) = Interval(round => drawn[round.To] = differences.At(round.From), () =>
        {
            Array.Sort(drawn);
            return Percentile(drawn, 0.5);
        });
        return (differences.Median, low, high);
    }

    private (double Low, double High) Interval(Action<(int From, int To)> draw, Func<double> figure)
    {
        // A fixed seed: the same measurements always give the same interval.
        var random = new Random(1);
        var figures = new double[Resamples];
        for (int resample = 0; resample < Resamples; resample++)
        {
            for (int i = 0; i < N; i++)
                draw((random.Next(N), i));
            figures[resample] = figure();
        }

        Array.Sort(figures);
        return (Percentile(figures, 0.025), Percentile(figures, 0.975));
    }

    private double At(int round) => values[round];

    private static double Percentile(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
