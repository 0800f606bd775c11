namespace Telemetry.Analysis;

/// <summary>By how much one rate of success is above another, with the 95 % interval of that.</summary>
/// <param name="Points">The difference, -1..1.</param>
/// <param name="Interval">Its interval.</param>
public readonly record struct RateDifference(double Points, Interval Interval)
{
    /// <summary>True where the interval leaves out 0: the rates differ.</summary>
    public bool IsCertain => Interval.Low > 0 || Interval.High < 0;

    /// <summary>Compares two rates of different calls; null where either stands on too few.</summary>
    /// <remarks>The hybrid of both rates' own intervals (R. G. Newcombe, Statist. Med. 17 (1998) 873-890, method 10), each Wilson's on its effective n.</remarks>
    public static RateDifference? Of(SuccessRate one, SuccessRate other)
    {
        if (!one.Success.IsEnough || !other.Success.IsEnough)
            return null;
        double a = one.Success.Rate, b = other.Success.Rate, points = a - b;
        Interval of = one.Interval, against = other.Interval;
        return new RateDifference(points, new Interval(points - Length(a - of.Low, against.High - b), points + Length(of.High - a, b - against.Low)));
    }

    private static double Length(double x, double y) => Math.Sqrt(x * x + y * y);
}
