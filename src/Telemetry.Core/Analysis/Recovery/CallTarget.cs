using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>When two calls are about the same thing. A shell command's target is its program and subcommand: its text seldom comes twice.</summary>
internal static class CallTarget
{
    private const ulong CommandBit = 1UL << 63;

    /// <summary>The target as a number; 0 for a tool that has none, whose calls are all about the same.</summary>
    public static ulong Of(in CallRow row) => Of(row.Command, row.Target);

    /// <summary>The same of a call that is only planned.</summary>
    public static ulong Of(int command, uint target) => command != 0 ? CommandBit | (uint)command : target;

    /// <summary>True where the second call's success resolves the first one's failure: the same tool on the same target, or on what has the same name where no such thing was found.</summary>
    public static bool Resolves(CallIndex index, int failed, int call)
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        ref readonly CallRow before = ref rows[failed], after = ref rows[call];
        // A success whose output reports a failure is none.
        if (after.Outcome != Outcome.Success || after.Note == SoftOutcome.MaskedFailure || after.Tool != before.Tool)
            return false;
        return Of(after) == Of(before) || (before.Kind == FailureKind.FileNotFound && index.Names[failed] is not 0 and uint name && index.Names[call] == name);
    }

    /// <summary>How a call relates to one that failed before it.</summary>
    public static StepRelation Relation(CallIndex index, int failed, int call)
    {
        ref readonly CallRow before = ref index.Rows[failed], after = ref index.Rows[call];
        bool isSameTarget = Of(after) == Of(before);
        if (after.Tool != before.Tool)
            return isSameTarget && after.Target != 0 ? StepRelation.SameTarget : StepRelation.Unrelated;
        if (!isSameTarget)
            return StepRelation.OtherTarget;
        return index.Parameters[failed] is not 0 and uint parameters && index.Parameters[call] == parameters ? StepRelation.Identical : StepRelation.Changed;
    }
}
