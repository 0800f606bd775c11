using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>How often each tool was called, and after which.</summary>
internal sealed class ToolCounts
{
    private readonly CallIndex _index;
    private readonly int[] _before, _calls;
    private readonly int[]?[] _after;

    /// <summary>Counts all calls.</summary>
    public ToolCounts(Folds folds)
    {
        _index = folds.Index;
        _before = new int[_index.Rows.Length];
        _calls = new int[_index.Tools.Count];
        _after = new int[_calls.Length][];
        for (int lane = 0; lane < folds.Lanes.Count; lane++)
        {
            int last = 0;
            foreach (int row in folds.Lanes[lane])
            {
                _before[row] = last;
                last = _index.Rows[row].Tool;
            }
        }

        for (int row = 0; row < _before.Length; row++)
            Count(row, 1, _after);
    }

    // Those of a fold: the followers of a tool are shared until one of them changes.
    private ToolCounts(ToolCounts all, Fold fold)
    {
        (_index, _before, _calls, _after) = (all._index, all._before, [.. all._calls], [.. all._after]);
        (Total, Repeats, Follows) = (all.Total, all.Repeats, all.Follows);
        foreach (int row in fold.Unlearnt.Span)
        {
            int before = _before[row];
            if (before != 0 && _after[before] == all._after[before])
                _after[before] = [.. all._after[before]!];
            Count(row, -1, _after);
        }
    }

    /// <summary>How many calls there are.</summary>
    public int Total { get; private set; }

    /// <summary>How many of <see cref="Follows"/> have the tool of the call before.</summary>
    public int Repeats { get; private set; }

    /// <summary>How many calls follow another of their lane.</summary>
    public int Follows { get; private set; }

    /// <summary>By tool, how often it was called.</summary>
    public ReadOnlySpan<int> Calls => _calls;

    /// <summary>By tool, how often it was called right after another; empty where that never came before any.</summary>
    public ReadOnlySpan<int> After(int tool) => _after[tool];

    /// <summary>The counts of what a fold may learn from.</summary>
    public ToolCounts Of(Fold fold) => new(this, fold);

    /// <summary>Smoothed shares of counts: what never came shares the probability of something new, by an expectation (Witten and Bell, IEEE Trans. Inf. Theory 37 (1991)).</summary>
    /// <param name="counts">By tool; may be empty.</param>
    /// <param name="expected">By tool.</param>
    /// <param name="odds">By tool, filled in.</param>
    public static void Smooth(ReadOnlySpan<int> counts, ReadOnlySpan<double> expected, Span<double> odds)
    {
        double total = 0, kinds = 0;
        foreach (int count in counts)
        {
            total += count;
            kinds += count > 0 ? 1 : 0;
        }

        for (int tool = 1; tool < odds.Length; tool++)
            odds[tool] = total == 0 ? expected[tool] : (counts[tool] + kinds * expected[tool]) / (total + kinds);
    }

    /// <summary>By tool, its smoothed share of all calls.</summary>
    public double[] Shares()
    {
        var (even, shares) = (new double[_calls.Length], new double[_calls.Length]);
        even.AsSpan(1).Fill(1.0 / (even.Length - 1));
        Smooth(_calls, even, shares);
        return shares;
    }

    private void Count(int row, int by, int[]?[] after)
    {
        int tool = _index.Rows[row].Tool, before = _before[row];
        _calls[tool] += by;
        Total += by;
        if (before == 0)
            return;
        (after[before] ??= new int[_calls.Length])[tool] += by;
        Follows += by;
        Repeats += before == tool ? by : 0;
    }
}
