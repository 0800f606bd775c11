namespace Telemetry.Analysis;

/// <summary>A share of successes with its uncertainty, as if each call were independent of the others.</summary>
/// <param name="Successes">How many of <paramref name="N"/> succeeded.</param>
/// <param name="N">How many calls the share stands on.</param>
public readonly record struct Proportion(int Successes, int N)
{
    /// <summary>Below this many calls no rate is told: the interval is wider than 40 points even if all of them agree.</summary>
    public const int MinN = 5;

    /// <summary>True where a rate may be told.</summary>
    public bool IsEnough => N >= MinN;

    /// <summary>The rate, 0..1; 0 without calls.</summary>
    public double Rate => N == 0 ? 0 : (double)Successes / N;

    /// <summary>The lower end of the 95 % interval, 0..1: <see cref="Interval.Wilson"/>.</summary>
    public double Low => Interval.Wilson(Rate, N).Low;

    /// <summary>The upper end of the 95 % interval, 0..1.</summary>
    public double High => Interval.Wilson(Rate, N).High;

    /// <summary>Both together; a change may be negative, to take calls out again.</summary>
    public static Proportion operator +(Proportion one, Proportion other) => new(one.Successes + other.Successes, one.N + other.N);

    /// <summary>The rate drawn towards an expectation, as if <paramref name="strength"/> more calls had met it: the mean of a Beta posterior.</summary>
    public double Smoothed(double expected, double strength) => (Successes + expected * strength) / (N + strength);
}
