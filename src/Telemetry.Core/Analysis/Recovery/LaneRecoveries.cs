using System.Runtime.InteropServices;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Finds what became of each failure of one lane.</summary>
internal static class LaneRecoveries
{
    /// <summary>The failures' cases, in the lane's order.</summary>
    /// <param name="index">The calls.</param>
    /// <param name="calls">The lane's rows in the order they ended.</param>
    public static RecoveryCase[] Of(CallIndex index, ReadOnlySpan<int> calls)
    {
        var cases = new List<RecoveryCase>();
        var open = new Dictionary<(int Tool, ulong Target), int>();
        var seen = new HashSet<(int Tool, FailureKind Kind)>();
        ReadOnlySpan<CallRow> rows = index.Rows;
        for (int i = 0; i < calls.Length; i++)
        {
            ref readonly CallRow row = ref rows[calls[i]];
            bool isFailure = row.Outcome == Outcome.Failure;
            if (row.Stage == Stage.Unknown || (!isFailure && open.Count == 0))
                continue;
            int streak = row.IsAttributable ? Follow(cases, open, calls[i], row, isFailure) : 0;
            if (!isFailure)
                continue;
            bool isRepeat = row.IsAttributable && !seen.Add((row.Tool, row.Kind));
            cases.Add(CaseOf(index, calls, i, streak, isRepeat));
        }

        return [.. cases];
    }

    // Tells the last failure on this target what came next on it, and counts on.
    private static int Follow(List<RecoveryCase> cases, Dictionary<(int, ulong), int> open, int call, in CallRow row, bool isFailure)
    {
        var key = (row.Tool, CallTarget.Of(row));
        int streak = 0;
        if (open.TryGetValue(key, out int last))
        {
            ref RecoveryCase failed = ref CollectionsMarshal.AsSpan(cases)[last];
            failed = failed with { NextOnTarget = call };
            streak = failed.Streak;
        }

        if (!isFailure)
        {
            open.Remove(key);
            return 0;
        }

        open[key] = cases.Count;
        return streak + 1;
    }

    private static RecoveryCase CaseOf(CallIndex index, ReadOnlySpan<int> calls, int place, int streak, bool isRepeat)
    {
        int failed = calls[place], first = -1, callsToSuccess = 0;
        long lostMs = -1;
        ref readonly CallRow row = ref index.Rows[failed];
        var relation = StepRelation.None;
        for (int i = place + 1, after = 0; i < calls.Length && after < RecoveryCase.Window; i++)
        {
            ref readonly CallRow call = ref index.Rows[calls[i]];
            if (row.Batch != 0 && call.Batch == row.Batch)
                continue;
            after++;
            // Of calls sent together, the one that is closest to the failure is what was done about it.
            if (first < 0 || (call.Batch != 0 && call.Batch == index.Rows[first].Batch))
            {
                StepRelation told = CallTarget.Relation(index, failed, calls[i]);
                if (first < 0 || told < relation)
                    (first, relation) = (calls[i], told);
            }

            if (callsToSuccess == 0)
                lostMs = call.TimestampMs - row.TimestampMs;
            if (callsToSuccess == 0 && CallTarget.Resolves(index, failed, calls[i]))
                callsToSuccess = after;
        }

        return new RecoveryCase
        {
            Row = failed,
            Tool = row.Tool,
            Kind = row.Kind,
            Template = row.Template,
            Session = row.Session,
            Project = row.Project,
            IsAttributable = row.IsAttributable,
            Step = first < 0 ? default : StepOf(index.Rows[first], relation),
            StepSucceeded = first >= 0 && index.Rows[first].Outcome == Outcome.Success,
            CallsToSuccess = callsToSuccess,
            LostMs = (int)Math.Min(lostMs, int.MaxValue),
            Streak = streak,
            NextOnTarget = -1,
            IsRepeat = isRepeat,
        };
    }

    // Another try of what failed is the same step whatever it was.
    private static FirstStep StepOf(in CallRow step, StepRelation relation) => relation is StepRelation.Identical or StepRelation.Changed
        ? new FirstStep(0, 0, relation)
        : new FirstStep(step.Tool, step.Command, relation);
}
