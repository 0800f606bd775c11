using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The newest calls of one kind, of one source of latency: as many as a test needs, however many there were.</summary>
internal sealed class CallSample
{
    private const int MaxKept = 1000, MaxMs = 120_000;

    private readonly List<int> _rows = [];
    private int _next;

    /// <summary>How many calls there were.</summary>
    public int Count { get; private set; }

    /// <summary>Their time in milliseconds, of each call at most two minutes: what goes beyond was seldom work.</summary>
    public long WorkMs { get; private set; }

    /// <summary>The rows that are kept, in no order.</summary>
    public IReadOnlyList<int> Rows => _rows;

    public void Add(int number, int latencyMs)
    {
        Count++;
        WorkMs += Math.Min(latencyMs, MaxMs);
        if (_rows.Count < MaxKept)
            _rows.Add(number);
        else
            _rows[_next = (_next + 1) % MaxKept] = number;
    }

    /// <summary>The latencies of the kept calls in milliseconds, in no order.</summary>
    public int[] Latencies(ReadOnlySpan<CallRow> rows) => Latencies(_rows, rows);

    /// <summary>The latencies of calls.</summary>
    public static int[] Latencies(List<int> numbers, ReadOnlySpan<CallRow> rows)
    {
        var latencies = new int[numbers.Count];
        for (int i = 0; i < latencies.Length; i++)
            latencies[i] = rows[numbers[i]].LatencyMs;
        return latencies;
    }
}
