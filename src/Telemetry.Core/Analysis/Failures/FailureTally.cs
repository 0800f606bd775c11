using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What is counted of one group of failures while they go by.</summary>
internal sealed class FailureTally(int first)
{
    private readonly SessionSet _sessions = new();
    private readonly int[] _counts = new int[Trend.Slices];

    // When each session first had it.
    private readonly List<long> _sessionMs = [];
    private int _count, _attributable, _cancelled, _first = first, _last = first;

    public void Add(ReadOnlySpan<CallRow> rows, int i, int cancelled, int slice)
    {
        ref readonly CallRow row = ref rows[i];
        _count++;
        _counts[slice]++;
        _attributable += row.IsAttributable ? 1 : 0;
        _cancelled += cancelled;
        int sessions = _sessions.Count;
        _sessions.Add(row.Session);
        if (_sessions.Count > sessions)
            _sessionMs.Add(row.TimestampMs);
        if (row.TimestampMs < rows[_first].TimestampMs)
            _first = i;
        if (row.TimestampMs >= rows[_last].TimestampMs)
            _last = i;
    }

    public FailureGroup ToGroup(string name, ReadOnlySpan<CallRow> rows, (long SinceMs, double Share) recent) => new(name, _count, _sessions.Count, rows[_first].TimestampMs, rows[_last].TimestampMs, _last)
    {
        Stage = rows[_last].Stage,
        Attributable = _attributable,
        Cancelled = _cancelled,
        Trend = Trend.From(_counts, _sessionMs.Count(ms => ms >= recent.SinceMs), _sessionMs.Count, recent.Share),
    };
}
