using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Statistics that follow the index as it follows the file: asked again, they count only the calls that came since.</summary>
/// <remarks>Where a call that was counted has changed since, because a better source settled it, all are counted again.</remarks>
public sealed class RunningStats(CallIndex index, CallFilter filter, GroupBy by)
{
    private Grouping _grouping = new(index, by);
    private List<GroupTally?> _groups = [];
    private SessionSet _sessions = new();
    private long _revision = -1, _firstMs, _lastMs;
    private int _rows, _calls;

    /// <summary>Counts what is new.</summary>
    /// <param name="extent">How far the calls reach that fell into a group.</param>
    /// <returns>The groups, the largest first.</returns>
    public IReadOnlyList<GroupStats> Update(out Extent extent)
    {
        if (_revision != index.Revision)
            Restart();
        CountNewRows();
        extent = new Extent(_calls, _sessions.Count, _calls == 0 ? 0 : _firstMs, _lastMs);
        var stats = new List<GroupStats>();
        for (int group = 0; group < _groups.Count; group++)
        {
            if (_groups[group] is GroupTally tally)
                stats.Add(tally.ToStats(_grouping.Name(group)));
        }

        stats.Sort((a, b) => a.Calls != b.Calls ? b.Calls.CompareTo(a.Calls) : string.CompareOrdinal(a.Name, b.Name));
        return stats;
    }

    private void Restart()
    {
        _revision = index.Revision;
        _grouping = new Grouping(index, by);
        _groups = [];
        _sessions = new SessionSet();
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
            (_groups[group] ??= new GroupTally()).Add(row);
            _sessions.Add(row.Session);
            _calls++;
            _firstMs = Math.Min(_firstMs, row.TimestampMs);
            _lastMs = Math.Max(_lastMs, row.TimestampMs);
        }
    }
}
