using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>The odds that a call succeeds after the same tool failed on the same target so many times in a row.</summary>
/// <param name="FailuresBefore">How many failures; <see cref="MaxFailures"/> stands for as many or more.</param>
/// <param name="Success">How many of the calls that followed succeeded.</param>
public sealed record RetryOdds(int FailuresBefore, Proportion Success)
{
    /// <summary>From here on failures in a row are counted together.</summary>
    public const int MaxFailures = 4;

    /// <summary>The odds after 0 to <see cref="MaxFailures"/> failures. Only attributable calls count, as calls that followed and as failures before them.</summary>
    /// <param name="recoveries">The cases, up to date.</param>
    /// <param name="filter">Which of the calls that followed are asked for; what went before them may lie outside.</param>
    public static IReadOnlyList<RetryOdds> From(Recoveries recoveries, CallFilter filter)
    {
        ReadOnlySpan<CallRow> rows = recoveries.Index.Rows;
        var n = new int[MaxFailures + 1];
        var successes = new int[MaxFailures + 1];
        foreach (ref readonly CallRow row in rows)
        {
            if (!row.IsAttributable || !filter.Matches(row))
                continue;
            n[0]++;
            successes[0] += row.Outcome == Outcome.Success ? 1 : 0;
        }

        foreach (ref readonly RecoveryCase one in recoveries.Cases)
        {
            if (one.NextOnTarget < 0 || !filter.Matches(rows[one.NextOnTarget]))
                continue;
            int failures = Math.Min(one.Streak, MaxFailures), success = rows[one.NextOnTarget].Outcome == Outcome.Success ? 1 : 0;
            n[failures]++;
            successes[failures] += success;
            n[0]--;
            successes[0] -= success;
        }

        return [.. Enumerable.Range(0, MaxFailures + 1).Select(failures => new RetryOdds(failures, new Proportion(successes[failures], n[failures])))];
    }
}
