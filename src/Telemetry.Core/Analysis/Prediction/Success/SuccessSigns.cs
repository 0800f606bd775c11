namespace Telemetry.Analysis;

/// <summary>What a planned call's odds of success are told by, as numbers for a logistic model.</summary>
internal static class SuccessSigns
{
    /// <summary>How many there are.</summary>
    public const int Count = 20;

    /// <summary>The log odds of the call's kind: where nothing else was learnt, they are the answer.</summary>
    public const int Kind = 1;

    // How many calls the rate of the tool, or of the command family, is worth to a cell below it.
    private const double TargetStrength = 20, LastStrength = 30, Least = 1e-3;

    /// <summary>Fills in the signs.</summary>
    /// <param name="call">The call.</param>
    /// <param name="facts">What its lane's past says of it.</param>
    /// <param name="cells">What came of other calls.</param>
    /// <param name="rates">What their kinds promise.</param>
    /// <param name="tools">The tools that read and change files.</param>
    /// <param name="signs">Of <see cref="Count"/>.</param>
    public static void Write(in PlannedCall call, in CallFacts facts, OutcomeCells cells, RateModel rates, FileTools tools, Span<double> signs)
    {
        double tool = rates.Of(call.Tool), command = rates.Of(call.Tool, call.Command);
        bool isShell = call.Command != 0, isEdit = tools.IsEdit(call.Tool), isWrite = tools.IsWrite(call.Tool), isRead = tools.IsRead(call.Tool);
        signs[0] = 1;
        signs[Kind] = LogOdds(rates.Of(call.Tool, call.Command, call.HidesExit, call.Project));
        // What the places in a lane add to the kind.
        signs[2] = call.IsVague ? 0 : LogOdds(cells.OfTarget(call.Tool, facts).Smoothed(cells.OfTouch(call.Tool, facts).Smoothed(tool, TargetStrength), TargetStrength)) - LogOdds(tool);
        signs[3] = LogOdds(cells.OfLast(call.Tool, facts).Smoothed(tool, LastStrength)) - LogOdds(tool);
        signs[4] = isShell ? LogOdds(cells.OfLast(call.Tool, call.Command, facts).Smoothed(command, LastStrength)) - LogOdds(command) : 0;
        // What holds for all tools alike, also for those that were seldom seen.
        signs[5] = Flag(!call.IsVague && facts.FailedInARow > 0);
        signs[6] = Flag(!call.IsVague && isEdit && !facts.IsTouched);
        signs[7] = Flag(!call.IsVague && isWrite && !facts.IsTouched);
        signs[8] = Flag(facts.Last == LastOutcome.Failure);
        signs[9] = Flag(facts.Last == LastOutcome.Stopped);
        signs[10] = Flag(facts.Repeats == Repetition.OfSuccess);
        signs[11] = Flag(facts.Repeats == Repetition.OfFailure);
        signs[12] = facts.RecentFailures;
        signs[13] = Math.Log(1 + facts.FailedNames);
        signs[14] = Flag(call.HidesExit);
        signs[15] = Flag(isShell);
        signs[16] = Flag(isRead);
        signs[17] = Flag(isEdit || isWrite);
        signs[18] = Flag(isShell && (tools.IsEdit(facts.LastTool) || tools.IsWrite(facts.LastTool)));
        signs[19] = Flag(isShell && facts.RecentFailures > 0);
    }

    private static double Flag(bool isSet) => isSet ? 1 : 0;

    // Nothing is surer than one in a thousand here.
    private static double LogOdds(double p)
    {
        double known = Math.Clamp(p, Least, 1 - Least);
        return Math.Log(known / (1 - known));
    }
}
