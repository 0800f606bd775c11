namespace Telemetry.Analysis;

/// <summary>What the past of its lane tells against a planned call, where calls like it went surely worse than others.</summary>
/// <param name="Sign">What tells against it.</param>
/// <param name="FailedInARow">How often the tool has now failed on the target in a row.</param>
/// <param name="Like">How calls of the tool went of which the same was true; after any number of failures, where too few came after as many.</param>
/// <param name="Others">How its other calls went.</param>
public sealed record CallWarning(WarningSign Sign, int FailedInARow, Proportion Like, Proportion Others)
{
    internal static IReadOnlyList<CallWarning> Of(in PlannedCall call, in CallFacts facts, OutcomeCells cells, FileTools tools, SuccessRate rate)
    {
        // Calls of one session resemble each other: both sides are worth as much less as the tool's calls are.
        double share = rate.EffectiveShare;
        var warnings = new List<CallWarning>();
        int failures = Math.Min(facts.FailedInARow, RetryOdds.MaxFailures);
        if (tools.IsEdit(call.Tool) && !facts.IsTouched && facts.FailedInARow == 0)
            warnings.Add(new CallWarning(WarningSign.Unread, 0, cells.OfTargets(call.Tool, (failed, isTouched) => failed == 0 && !isTouched), cells.OfTargets(call.Tool, (failed, isTouched) => failed == 0 && isTouched)));
        if (failures > 0)
        {
            // As many failures in a row, else any.
            Proportion asMany = cells.OfTargets(call.Tool, (failed, _) => failed == failures);
            warnings.Add(new CallWarning(WarningSign.Failing, facts.FailedInARow, asMany.IsEnough ? asMany : cells.OfTargets(call.Tool, (failed, _) => failed > 0), cells.OfTargets(call.Tool, (failed, _) => failed == 0)));
        }

        warnings.RemoveAll(warning => !warning.IsSure(share));
        return [.. warnings.OrderBy(warning => warning.Like.Rate)];
    }

    private bool IsSure(double share) =>
        Like.IsEnough && Others.IsEnough && Interval.Wilson(Like.Rate, Math.Max(1, Like.N * share)).High < Interval.Wilson(Others.Rate, Math.Max(1, Others.N * share)).Low;
}
