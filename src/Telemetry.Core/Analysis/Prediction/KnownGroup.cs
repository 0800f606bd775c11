using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Calls of one kind: how they went, how long they took, and the newest of them.</summary>
internal sealed class KnownGroup
{
    private const int MostNewest = 3;

    private readonly LatencySources _latencies = new();
    private readonly List<int> _newest = [];
    private Latency? _latency;

    /// <summary>How they went.</summary>
    public RateTally Rate { get; } = new();

    /// <summary>The newest rows that count in the rate, the newest first.</summary>
    public IEnumerable<int> Newest => _newest.AsEnumerable().Reverse();

    /// <summary>How long they took, by the source that is told of them: wall times, which hold waiting, only where nothing better is known.</summary>
    public Latency Latency => _latency ??= _latencies.ToLatencies() is [Latency told, ..] ? told : default;

    public void Add(in CallRow row, int number)
    {
        Rate.Add(row, number);
        _latencies.Add(row);
        _latency = null;
        if (!row.IsAttributable)
            return;
        if (_newest.Count == MostNewest)
            _newest.RemoveAt(0);
        _newest.Add(number);
    }
}
