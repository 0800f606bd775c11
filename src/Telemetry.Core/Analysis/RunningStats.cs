using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Statistics that follow the index as it follows the file: asked again, they count only the calls that came since.</summary>
/// <remarks>Where a call that was counted has changed since, because a better source settled it, all are counted again.</remarks>
public sealed class RunningStats(CallIndex index, CallFilter filter, GroupBy by)
{
    private Grouping _grouping = new(index, by);
    private List<GroupTally?> _groups = [];
    private SessionSet _sessions = new();
    private RateTally _all = new();
    private long _revision = -1, _firstMs, _lastMs;
    private int _rows, _calls;

    /// <summary>Counts what is new.</summary>
    /// <param name="extent">How far the calls reach that fell into a group.</param>
    /// <param name="model">The estimates of all history; null leaves the groups without.</param>
    /// <returns>The groups, the largest first.</returns>
    public IReadOnlyList<GroupStats> Update(out Extent extent, RateModel? model = null)
    {
        Follow();
        extent = new Extent(_calls, _sessions.Count, _calls == 0 ? 0 : _firstMs, _lastMs, SuccessRate.Of(_all, _all.Clustering));
        var stats = new List<GroupStats>();
        Clustering clustering = _groups.Aggregate(default(Clustering), (sum, tally) => tally is null ? sum : sum + tally.Rate.Clustering);
        for (int group = 0; group < _groups.Count; group++)
        {
            if (_groups[group] is GroupTally tally)
                stats.Add(tally.ToStats(_grouping.Name(group), clustering) with { Estimate = model is null ? null : RateEstimate.Of(model, by, filter.IsPart, group, tally.Rate) });
        }

        stats.Sort((a, b) => a.Calls != b.Calls ? b.Calls.CompareTo(a.Calls) : string.CompareOrdinal(a.Name, b.Name));
        return stats;
    }

    /// <summary>Counts what is new, and tells nothing yet.</summary>
    public void Follow()
    {
        if (_revision != index.Revision)
            Restart();
        CountNewRows();
    }

    /// <summary>The groups' rates as they were counted last, with the groups' numbers and names.</summary>
    internal IEnumerable<(int Group, string Name, RateTally Rate)> Rates =>
        Enumerable.Range(0, _groups.Count).Where(group => _groups[group] is not null).Select(group => (group, _grouping.Name(group), _groups[group]!.Rate));

    /// <summary>The changes of the groups' rates over the sessions, the surest first.</summary>
    /// <param name="commands">The same calls by command family; null where these groups are families.</param>
    public IReadOnlyList<RateChange> Changes(RunningStats? commands) => RateChange.Find(Series(commands));

    internal IReadOnlyList<RateSeries> Series(RunningStats? commands)
    {
        if (commands is null)
            return [.. Rates.Select(one => RateSeries.Of(one.Name, null, one.Group, one.Rate))];
        RateTally[] families = [.. commands.Rates.Select(one => one.Rate)];
        var series = new List<RateSeries>();
        foreach (var (group, name, rate) in Rates)
            series.Add(LaunchesPrograms(rate) ? RateSeries.OfShell(name, group, rate, families) : RateSeries.Of(name, group, null, rate));
        series.AddRange(commands.Rates.Select(one => RateSeries.Of(one.Name, null, one.Group, one.Rate)));
        return series;
    }

    private static bool LaunchesPrograms(RateTally rate) => rate.Mix.Keys.Any(kind => kind.Command != 0);

    private void Restart()
    {
        _revision = index.Revision;
        _grouping = new Grouping(index, by);
        _groups = [];
        _sessions = new SessionSet();
        _all = new RateTally();
        (_rows, _calls, _firstMs, _lastMs) = (0, 0, long.MaxValue, 0);
    }

    private void CountNewRows()
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        for (; _rows < rows.Length; _rows++)
        {
            ref readonly CallRow row = ref rows[_rows];
            int group = filter.Matches(row) ? _grouping.Of(row) : -1;
            if (group < 0)
                continue;
            while (_groups.Count <= group)
                _groups.Add(null);
            (_groups[group] ??= new GroupTally()).Add(row, _rows);
            _all.Add(row, _rows);
            _sessions.Add(row.Session);
            _calls++;
            _firstMs = Math.Min(_firstMs, row.TimestampMs);
            _lastMs = Math.Max(_lastMs, row.TimestampMs);
        }
    }
}
