namespace Telemetry.Mcp.Tests.Support;

/// <summary>How sure rates of success are whose failures cluster by session, worked out from the formulas in the documentation.</summary>
/// <param name="groups">The calls of each group of an answer: what clusters in all of them is taken to cluster in each.</param>
internal sealed class NaiveRates(NaiveCall[][] groups)
{
    private const double Z95 = 1.959963984540054;

    /// <summary>An end of the 95 % interval.</summary>
    public double Bound(NaiveCall[] calls, int sign)
    {
        double freedom = Sessions(calls).Length - 1, cost = 1 - EffectiveN(calls) / calls.Length, more = 0;
        // Student's quantile for as many sessions, by Cornish and Fisher, as far as clustering costs n.
        if (freedom >= 1)
            more = (Math.Pow(Z95, 3) + Z95) / (4 * freedom) + (5 * Math.Pow(Z95, 5) + 16 * Math.Pow(Z95, 3) + 3 * Z95) / (96 * freedom * freedom);
        return ScoreBound(Rate(calls), EffectiveN(calls), Z95 + more * cost, sign);
    }

    /// <summary>The rate of the newest calls, half as heavy every 50 calls back, where neither rate lies in the other's interval; else null.</summary>
    public double? Recent(NaiveCall[] calls)
    {
        (bool IsSuccess, double Weight)[] weighed = [.. calls.OrderByDescending(call => call.AtMs).Take(500).Select((call, i) => (!call.IsFailure, Math.Pow(2, -i / 50.0)))];
        double sum = weighed.Sum(call => call.Weight), recent = weighed.Where(call => call.IsSuccess).Sum(call => call.Weight) / sum, n = sum * sum / weighed.Sum(call => call.Weight * call.Weight);
        double worth = n * EffectiveN(calls) / calls.Length, rate = Rate(calls);
        bool isTurned = IsOutside(rate, ScoreBound(recent, worth, Z95, -1), ScoreBound(recent, worth, Z95, 1)) && IsOutside(recent, Bound(calls, -1), Bound(calls, 1));
        return calls.Length > n && isTurned ? recent : null;
    }

    // The bound of a rate of 1 is 1, but for rounding.
    private static bool IsOutside(double value, double low, double high) => value < low - 1e-9 || value > high + 1e-9;

    private static double Rate(NaiveCall[] calls) => (double)calls.Count(call => !call.IsFailure) / calls.Length;

    private static NaiveCall[][] Sessions(NaiveCall[] calls) => [.. calls.GroupBy(call => call.Session ?? "").Select(session => session.ToArray())];

    // Kish: n / (1 + (m - 1) ICC), where m is the mean size of a call's own session.
    private double EffectiveN(NaiveCall[] calls)
    {
        double own = Correlation([calls]), all = Correlation([.. groups.Select(group => group.Where(call => call.IsAttributable).ToArray())]);
        return calls.Length / (1 + (Sessions(calls).Sum(session => (double)session.Length * session.Length) / calls.Length - 1) * Math.Max(own, all));
    }

    // By moments: how much the sessions' numbers of successes spread beyond what chance explains, per pair of calls of one session.
    private static double Correlation(NaiveCall[][] all)
    {
        double excess = 0, pairs = 0;
        foreach (NaiveCall[] calls in all.Where(calls => calls.Length > 0 && Rate(calls) is > 0 and < 1))
        {
            double rate = Rate(calls);
            excess += Sessions(calls).Sum(session => Math.Pow(session.Count(call => !call.IsFailure) - rate * session.Length, 2) / (rate * (1 - rate)) - session.Length);
            pairs += Sessions(calls).Sum(session => (double)session.Length * (session.Length - 1));
        }

        return pairs > 0 ? Math.Clamp(excess / pairs, 0, 1) : 0;
    }

    // Wilson's interval holds the rates p that n calls do not contradict: (p - rate)² <= z² p (1 - p) / n. Its ends solve the equation.
    private static double ScoreBound(double rate, double n, double z, int sign)
    {
        double a = 1 + z * z / n, b = -(2 * rate + z * z / n), c = rate * rate;
        return (-b + sign * Math.Sqrt(Math.Max(0, b * b - 4 * a * c))) / (2 * a);
    }
}
