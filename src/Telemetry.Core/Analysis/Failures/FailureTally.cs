using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What is counted of one group of failures while they go by.</summary>
internal sealed class FailureTally
{
    private readonly SessionSet _sessions = new();
    private readonly int[] _counts = new int[Trend.Slices];

    // When each session first had it.
    private readonly List<long> _sessionMs = [];
    private int _count, _attributable, _cancelled, _last;
    private long _firstMs = long.MaxValue, _lastMs = long.MinValue;

    public void Add(in CallRow row, int i, int cancelled, int slice)
    {
        _count++;
        _counts[slice]++;
        _attributable += row.IsAttributable ? 1 : 0;
        _cancelled += cancelled;
        int sessions = _sessions.Count;
        _sessions.Add(row.Session);
        if (_sessions.Count > sessions)
            _sessionMs.Add(row.TimestampMs);
        _firstMs = Math.Min(_firstMs, row.TimestampMs);
        if (row.TimestampMs >= _lastMs)
            (_lastMs, _last) = (row.TimestampMs, i);
    }

    public FailureGroup ToGroup(string name, ReadOnlySpan<CallRow> rows, (long SinceMs, double Share) recent) => new(name, _count, _sessions.Count, _firstMs, _lastMs, _last)
    {
        Stage = rows[_last].Stage,
        Attributable = _attributable,
        Cancelled = _cancelled,
        Trend = Trend.From(_counts, _sessionMs.Count(ms => ms >= recent.SinceMs), _sessionMs.Count, recent.Share),
    };
}
