using System.Runtime.InteropServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Successes and calls by what is known of a call before it is sent: its kind (<see cref="RateCounts"/>), and its place in its lane.</summary>
internal sealed class OutcomeCells
{
    private readonly Dictionary<(int Tool, int FailedInARow, bool IsTouched, bool HasSucceeded), Proportion> _ofTarget;
    private readonly Dictionary<(int Tool, int LastTool, LastOutcome Last), Proportion> _ofLast;
    private readonly Dictionary<(int Tool, int Command, int LastTool, LastOutcome Last), Proportion> _ofCommandAndLast;

    public OutcomeCells() => (Rates, _ofTarget, _ofLast, _ofCommandAndLast) = (new RateCounts(), [], [], []);

    private OutcomeCells(OutcomeCells other) => (Rates, _ofTarget, _ofLast, _ofCommandAndLast) = (other.Rates.Copy(), new(other._ofTarget), new(other._ofLast), new(other._ofCommandAndLast));

    /// <summary>By kind of call alone.</summary>
    public RateCounts Rates { get; }

    public OutcomeCells Copy() => new(this);

    /// <summary>Counts a call where it counts in a rate, or takes it out again.</summary>
    /// <param name="row">The call.</param>
    /// <param name="facts">What its lane's past said of it.</param>
    /// <param name="sign">1, or -1 to take out.</param>
    public void Add(in CallRow row, in CallFacts facts, int sign)
    {
        if (!row.IsAttributable)
            return;
        if (sign > 0)
            Rates.Add(row);
        else
            Rates.Remove(row);
        var change = new Proportion(row.Outcome == Outcome.Success ? sign : 0, sign);
        Change(_ofTarget, TargetKey(row.Tool, facts), change);
        Change(_ofLast, (row.Tool, facts.LastTool, facts.Last), change);
        if (row.Command != 0)
            Change(_ofCommandAndLast, (row.Tool, row.Command, facts.LastTool, facts.Last), change);
    }

    /// <summary>Calls of the tool whose target had the same past.</summary>
    public Proportion OfTarget(int tool, in CallFacts facts) => _ofTarget.GetValueOrDefault(TargetKey(tool, facts));

    /// <summary>The same, whether or not the tool succeeded on the target before.</summary>
    public Proportion OfTouch(int tool, in CallFacts facts) => OfTarget(tool, facts) + OfTarget(tool, facts with { HasSucceeded = !facts.HasSucceeded });

    /// <summary>All calls of the tool on targets of such pasts.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="isAsked">Told how often the tool had failed on the target in a row, 4 standing for more, and whether the target had been read or written before.</param>
    public Proportion OfTargets(int tool, Func<int, bool, bool> isAsked)
    {
        var all = new Proportion();
        foreach (var (key, cell) in _ofTarget)
        {
            if (key.Tool == tool && isAsked(key.FailedInARow, key.IsTouched))
                all += cell;
        }

        return all;
    }

    /// <summary>Calls of the tool after the same last call.</summary>
    public Proportion OfLast(int tool, in CallFacts facts) => _ofLast.GetValueOrDefault((tool, facts.LastTool, facts.Last));

    /// <summary>Calls of the command family after the same last call.</summary>
    public Proportion OfLast(int tool, int command, in CallFacts facts) => _ofCommandAndLast.GetValueOrDefault((tool, command, facts.LastTool, facts.Last));

    private static (int, int, bool, bool) TargetKey(int tool, in CallFacts facts) => (tool, Math.Min(facts.FailedInARow, RetryOdds.MaxFailures), facts.IsTouched, facts.HasSucceeded);

    private static void Change<TKey>(Dictionary<TKey, Proportion> cells, TKey key, Proportion change)
        where TKey : notnull
    {
        ref Proportion cell = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, key, out _);
        cell += change;
    }
}
