namespace Telemetry.Analysis;

/// <summary>
/// Estimates the probability that a call succeeds: its project's rate drawn to that of its form (does the command hide its exit code), that to its command
/// family's, that to the tool's, that to all calls'.
/// </summary>
/// <remarks>
/// A hierarchical Beta-Binomial model: at each level the estimate is the mean of a Beta posterior whose prior is the level above, worth as many calls as
/// <see cref="PriorStrength"/> finds at that level. Where there is little of a kind the estimate is that of its like; where there is much it is its own.
/// </remarks>
public sealed class RateModel
{
    // Laplace's rule of succession: however many calls all succeeded, the next may not.
    private const double Unknown = 0.5, UnknownStrength = 2;

    private readonly RateCounts _counts;

    /// <summary>Fits the strengths to counts; estimates follow the counts afterwards.</summary>
    public RateModel(RateCounts counts)
    {
        _counts = counts;
        var strength = new PriorStrength();
        strength.Add([.. counts.Tools.Values]);
        ToolStrength = strength.Value;
        CommandStrength = StrengthBelow(counts.Commands, key => key.Tool);
        FormStrength = StrengthBelow(counts.Forms, key => (key.Tool, key.Command));
        ProjectStrength = StrengthBelow(counts.Projects, key => (key.Tool, key.Command, key.HidesExit));
    }

    /// <summary>How many calls the rate of all calls is worth to a tool.</summary>
    public double ToolStrength { get; }

    /// <summary>How many calls a tool's rate is worth to one of its command families.</summary>
    public double CommandStrength { get; }

    /// <summary>How many calls a family's rate is worth to those of its calls that hide their exit code, and to those that do not.</summary>
    public double FormStrength { get; }

    /// <summary>How many calls such a rate is worth to one project.</summary>
    public double ProjectStrength { get; }

    /// <summary>The rate of all calls, as if one more had succeeded and one failed; one half where there are none.</summary>
    public double All => _counts.All.Smoothed(Unknown, UnknownStrength);

    /// <summary>The estimate for a tool: a number of the index's tools.</summary>
    public double Of(int tool) => _counts.Tools.GetValueOrDefault(tool).Smoothed(All, ToolStrength);

    /// <summary>The estimate for a tool's command family; for a call without one, the tool's other calls.</summary>
    public double Of(int tool, int command) => _counts.Commands.GetValueOrDefault((tool, command)).Smoothed(Of(tool), CommandStrength);

    /// <summary>The estimate for a family's calls that hide their exit code, or for those that do not.</summary>
    public double Of(int tool, int command, bool hidesExit) => _counts.Forms.GetValueOrDefault((tool, command, hidesExit)).Smoothed(Of(tool, command), FormStrength);

    /// <summary>The estimate for those in a project.</summary>
    public double Of(int tool, int command, bool hidesExit, int project) =>
        _counts.Projects.GetValueOrDefault((tool, command, hidesExit, project)).Smoothed(Of(tool, command, hidesExit), ProjectStrength);

    private static double StrengthBelow<TKey, TParent>(IReadOnlyDictionary<TKey, Proportion> counts, Func<TKey, TParent> parentOf)
    {
        var strength = new PriorStrength();
        foreach (IGrouping<TParent, Proportion> groups in counts.GroupBy(pair => parentOf(pair.Key), pair => pair.Value))
            strength.Add([.. groups]);
        return strength.Value;
    }
}
