namespace Telemetry.Analysis;

/// <summary>How often alike failures were resolved after one first step, and after any other.</summary>
/// <param name="Done">Resolved of those after which it was done.</param>
/// <param name="Else">Resolved of those after which something else was done.</param>
/// <param name="Sessions">In how many sessions it was done.</param>
internal readonly record struct StepEvidence(Proportion Done, Proportion Else, int Sessions)
{
    // What nearly everybody does has nothing to be compared with. Then it must resolve more often than not.
    private const double Even = 0.5;

    /// <summary>By how much the step beats doing something else, at the lower end of the 95 % interval; at most 0 where that is not sure.</summary>
    /// <remarks>
    /// The interval of a difference of two shares, made of the Wilson ends of both (R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10).
    /// </remarks>
    public double Gain => Else.IsEnough ? Done.Rate - Else.Rate - Root(Done.Rate - Done.Low, Else.High - Else.Rate) : Done.Low - Even;

    /// <summary>True where it was done often enough, in several sessions, beside enough others.</summary>
    public bool IsComparable => Done.IsEnough && Else.IsEnough && Sessions > 1;

    /// <summary>True where doing something else is surely better.</summary>
    public bool IsRefuted => IsComparable && Done.Rate - Else.Rate + Root(Done.High - Done.Rate, Else.Rate - Else.Low) < 0;

    /// <summary>True where those who did it fared no better.</summary>
    public bool SpeaksAgainst => IsComparable && Done.Rate <= Else.Rate;

    private static double Root(double a, double b) => Math.Sqrt(a * a + b * b);
}
