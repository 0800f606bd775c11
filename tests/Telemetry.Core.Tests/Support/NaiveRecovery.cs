using Telemetry.Analysis;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Support;

/// <summary>What became of failures, the slow and obvious way: for each failure all calls of its lane are looked at anew.</summary>
internal static class NaiveRecovery
{
    /// <summary>One text per case, in any order.</summary>
    public static IEnumerable<string> Of(CallIndex index)
    {
        CallRow[] rows = index.Rows.ToArray();
        int[][] lanes = [.. Enumerable.Range(0, rows.Length).OrderBy(i => rows[i].TimestampMs).ThenBy(i => i).GroupBy(i => rows[i].Lane).Select(lane => lane.ToArray())];
        return lanes.SelectMany(lane => lane.Where(i => rows[i].Outcome == Outcome.Failure && rows[i].Stage != Stage.Unknown).Select(failed => Case(index, lane, failed)));
    }

    public static string Text(CallIndex index, RecoveryCase one) =>
        $"{one.Row}: {(one.Step.Relation == StepRelation.None ? "" : Name(index, one.Step))} {one.StepSucceeded} resolved after {one.CallsToSuccess}, streak {one.Streak}, next {one.NextOnTarget}, {one.IsRepeat}";

    private static string Case(CallIndex index, int[] lane, int failed)
    {
        CallRow[] rows = index.Rows.ToArray();
        CallRow row = rows[failed];
        int[] before = [.. lane.TakeWhile(i => i != failed)], later = [.. lane.SkipWhile(i => i != failed).Skip(1)];
        int[] window = [.. later.Where(i => row.Batch == 0 || rows[i].Batch != row.Batch).Take(10)];
        int[] first = window.Length == 0 ? [] : rows[window[0]].Batch == 0 ? window[..1] : [.. window.Where(i => rows[i].Batch == rows[window[0]].Batch)];
        int step = first.OrderBy(i => RelationOf(index, failed, i)).FirstOrDefault(-1);
        int resolved = Array.FindIndex(window, i => Resolves(index, failed, i)) + 1;
        int[] same = [.. before.Where(i => rows[i].IsAttributable && IsSame(rows[i], row))];
        int streak = row.IsAttributable ? same.Reverse().TakeWhile(i => rows[i].Outcome == Outcome.Failure).Count() + 1 : 0;
        int next = row.IsAttributable ? later.Where(i => rows[i].IsAttributable && IsSame(rows[i], row)).FirstOrDefault(-1) : -1;
        bool isRepeat = row.IsAttributable && before.Any(i => rows[i].IsAttributable && rows[i].Outcome == Outcome.Failure && (rows[i].Tool, rows[i].Kind) == (row.Tool, row.Kind));
        string told = step < 0 ? "" : Name(index, RelationOf(index, failed, step) is var relation && relation is StepRelation.Identical or StepRelation.Changed ? new FirstStep(0, 0, relation) : new FirstStep(rows[step].Tool, rows[step].Command, relation));
        return $"{failed}: {told} {step >= 0 && rows[step].Outcome == Outcome.Success} resolved after {resolved}, streak {streak}, next {next}, {isRepeat}";
    }

    private static bool IsSame(CallRow one, CallRow other) => one.Tool == other.Tool && HasSameTarget(one, other);

    private static bool HasSameTarget(CallRow one, CallRow other) => (one.Command, one.Command == 0 ? one.Target : 0) == (other.Command, other.Command == 0 ? other.Target : 0);

    private static bool Resolves(CallIndex index, int failed, int call)
    {
        CallRow one = index.Rows[failed], other = index.Rows[call];
        bool isSameName = one.Kind == FailureKind.FileNotFound && one.Tool == other.Tool && index.Names[failed] != 0 && index.Names[failed] == index.Names[call];
        return other.Outcome == Outcome.Success && other.Note != SoftOutcome.MaskedFailure && (IsSame(one, other) || isSameName);
    }

    private static StepRelation RelationOf(CallIndex index, int failed, int call)
    {
        CallRow one = index.Rows[failed], other = index.Rows[call];
        return (one.Tool == other.Tool, HasSameTarget(one, other)) switch
        {
            (true, true) => index.Parameters[failed] != 0 && index.Parameters[failed] == index.Parameters[call] ? StepRelation.Identical : StepRelation.Changed,
            (false, true) when other.Target != 0 => StepRelation.SameTarget,
            (true, false) => StepRelation.OtherTarget,
            _ => StepRelation.Unrelated,
        };
    }

    private static string Name(CallIndex index, FirstStep step) => $"{step.Relation} {index.Tools[step.Tool]} {index.Commands[step.Command]}";
}
