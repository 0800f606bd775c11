namespace Telemetry.Analysis;

/// <summary>The estimate of a group of calls: what was observed of it, drawn to what all history promises calls of its tools and commands.</summary>
internal static class RateEstimate
{
    /// <summary>The estimate, 0..1.</summary>
    /// <param name="model">The estimates of all history.</param>
    /// <param name="by">What the calls are grouped by.</param>
    /// <param name="isPart">True where a filter lets only part of the history's calls of these tools through.</param>
    /// <param name="group">The group's number: a tool's or command's, where calls are grouped so.</param>
    /// <param name="tally">The group.</param>
    public static double Of(RateModel model, GroupBy by, bool isPart, int group, RateTally tally)
    {
        if (!isPart && by == GroupBy.Tool)
            return model.Of(group);
        double promised = 0;
        int n = tally.Success.N;
        foreach (var ((tool, command), calls) in tally.Mix)
            promised += calls * (by == GroupBy.Command && !isPart ? model.Of(tool) : model.Of(tool, command));
        return tally.Success.Smoothed(n == 0 ? model.All : promised / n, by == GroupBy.Command && !isPart ? model.CommandStrength : model.ProjectStrength);
    }
}
