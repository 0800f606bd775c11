namespace Telemetry.Analysis;

/// <summary>95 % intervals of means over calls, by drawing whole sessions again and again: calls of one session resemble each other (B. Efron, Ann. Statist. 7 (1979)).</summary>
internal sealed class SessionBootstrap
{
    private const int Resamples = 1000, MinResamples = 100;

    // What is computed anew from every call is drawn less often where there are millions.
    private const long MaxVisits = 100_000_000;

    private readonly int[] _sessionOf;
    private readonly int[][] _draws;
    private readonly double[] _sizes;

    /// <param name="sessionOf">By call, its session: a number from 0 up.</param>
    /// <param name="sessions">How many there are.</param>
    /// <param name="seed">The same seed draws the same sessions, so that models are compared on the same.</param>
    public SessionBootstrap(int[] sessionOf, int sessions, int seed)
    {
        _sessionOf = sessionOf;
        _sizes = SumsOf(sessionOf.Select(_ => 1.0), sessions);
        var random = new Random(seed);
        // Too few sessions tell nothing of how sessions differ.
        _draws = new int[sessions < Proportion.MinN ? 0 : Resamples][];
        for (int i = 0; i < _draws.Length; i++)
        {
            _draws[i] = new int[sessions];
            for (int drawn = 0; drawn < sessions; drawn++)
                _draws[i][random.Next(sessions)]++;
        }
    }

    /// <summary>The interval of a mean of all calls; null where there are too few sessions.</summary>
    public Interval? OfMean(double[] scores) => OfSums(SumsOf(scores, _sizes.Length), _sizes);

    /// <summary>The interval of one mean divided by another.</summary>
    public Interval? OfRatio(double[] scores, double[] others) => OfSums(SumsOf(scores, _sizes.Length), SumsOf(others, _sizes.Length));

    /// <summary>The interval of anything.</summary>
    /// <param name="statistic">Computes it where each call counts as often as the function says.</param>
    public Interval? Of(Func<Func<int, int>, double> statistic)
    {
        var values = new double[Math.Min(_draws.Length, (int)Math.Clamp(MaxVisits / Math.Max(1, _sessionOf.Length), MinResamples, Resamples))];
        Parallel.For(0, values.Length, i =>
        {
            int[] draw = _draws[i];
            values[i] = statistic(call => draw[_sessionOf[call]]);
        });
        return EndsOf(values);
    }

    private Interval? OfSums(double[] numerators, double[] denominators) => EndsOf([.. _draws.Select(draw => Dot(draw, numerators) / Dot(draw, denominators))]);

    private static Interval? EndsOf(double[] values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? null : new Interval(sorted[sorted.Length / 40], sorted[sorted.Length - 1 - sorted.Length / 40]);
    }

    private static double Dot(int[] draw, double[] sums)
    {
        double total = 0;
        for (int session = 0; session < sums.Length; session++)
            total += draw[session] * sums[session];
        return total;
    }

    private double[] SumsOf(IEnumerable<double> scores, int sessions)
    {
        var sums = new double[sessions];
        int call = 0;
        foreach (double score in scores)
            sums[_sessionOf[call++]] += score;
        return sums;
    }
}
