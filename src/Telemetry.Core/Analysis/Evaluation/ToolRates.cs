using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>How many calls of each tool succeeded.</summary>
internal sealed class ToolRates
{
    private readonly Dictionary<int, Proportion> _tools;

    /// <summary>Counts all calls that are rated.</summary>
    public ToolRates(Folds folds)
    {
        _tools = [];
        foreach (ref readonly CallRow row in folds.Index.Rows)
            Count(row, 1);
    }

    private ToolRates(ToolRates all, Folds folds, Fold fold)
    {
        _tools = new(all._tools);
        All = all.All;
        foreach (int row in fold.Unlearnt.Span)
            Count(folds.Index.Rows[row], -1);
    }

    /// <summary>All tools'.</summary>
    public Proportion All { get; private set; }

    /// <summary>The rate of all; one half where nothing is known.</summary>
    public double Global => All.N == 0 ? 0.5 : All.Rate;

    /// <summary>A tool's.</summary>
    public Proportion this[int tool] => _tools.GetValueOrDefault(tool);

    /// <summary>What a fold may learn.</summary>
    public ToolRates Of(Folds folds, Fold fold) => new(this, folds, fold);

    private void Count(in CallRow row, int by)
    {
        if (!row.IsAttributable)
            return;
        var change = new Proportion(row.Outcome == Outcome.Success ? by : 0, by);
        _tools[row.Tool] = this[row.Tool] + change;
        All += change;
    }
}
