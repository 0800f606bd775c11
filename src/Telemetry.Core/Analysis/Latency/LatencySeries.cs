using System.Runtime.InteropServices;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>The latencies of one source while calls go by: every one of them as long as that costs little, a sketch beyond.</summary>
internal sealed class LatencySeries(LatencySource source)
{
    /// <summary>Up to so many values the percentiles are exact.</summary>
    public const int MaxExact = 100_000;

    // Their order means nothing, so percentiles may change it.
    private readonly List<int> _values = [];
    private LatencySketch? _sketch;

    public int Count => _sketch?.Count ?? _values.Count;

    public void Add(int ms)
    {
        if (_sketch is null && _values.Count < MaxExact)
        {
            _values.Add(ms);
            return;
        }

        if (_sketch is null)
        {
            _sketch = new LatencySketch();
            foreach (int value in _values)
                _sketch.Add(value);
            _values.Clear();
            _values.Capacity = 0;
        }

        _sketch.Add(ms);
    }

    public Latency ToLatency() => _sketch is null ? Latency.From(CollectionsMarshal.AsSpan(_values), source) : Latency.From(_sketch, source);
}
