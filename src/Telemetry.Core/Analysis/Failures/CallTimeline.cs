using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>When a question's calls were made, tool by tool, kept running as the index follows the file.</summary>
/// <remarks>Times are counted in at most 4,096 steps from the first call to the last, which grow with the time between them.</remarks>
internal sealed class CallTimeline(CallIndex index, CallFilter filter)
{
    private const int Steps = 4096, Slack = Steps / 4;

    private readonly List<int[]?> _tools = [];
    private long _revision = -1, _first;
    private int _rows, _shift;

    public int Calls { get; private set; }

    public long FirstMs { get; private set; }

    public long LastMs { get; private set; }

    /// <summary>Counts what is new.</summary>
    public void Update()
    {
        if (_revision != index.Revision)
        {
            _revision = index.Revision;
            _tools.Clear();
            (_rows, _shift, _first, Calls, FirstMs, LastMs) = (0, 0, 0, 0, long.MaxValue, long.MinValue);
        }

        ReadOnlySpan<CallRow> rows = index.Rows;
        for (; _rows < rows.Length; _rows++)
        {
            ref readonly CallRow row = ref rows[_rows];
            if (filter.Matches(row))
                Add(row.Tool, row.TimestampMs);
        }
    }

    /// <summary>The slice of a time: of so many equal ones from the first call to the last.</summary>
    public int SliceOf(long ms, int slices) =>
        LastMs <= FirstMs ? 0 : (int)Math.Clamp((ms - FirstMs) * slices / (LastMs - FirstMs + 1), 0, slices - 1);

    /// <summary>Since when the last calls of a tool were made, or those of all: at least so large a share of them.</summary>
    /// <returns>The time, and the share of the calls from then on; a share of 1 where no later time has enough.</returns>
    public (long SinceMs, double Share) Recent(int? tool, double atLeast)
    {
        var calls = new long[Steps];
        for (int number = tool ?? 0; number < (tool + 1 ?? _tools.Count) && number < _tools.Count; number++)
        {
            for (int i = 0; i < Steps && _tools[number] is int[] steps; i++)
                calls[i] += steps[i];
        }

        long all = calls.Sum(), recent = 0;
        int from = Steps;
        while (from > 0 && recent < all * atLeast)
            recent += calls[--from];
        return all == 0 ? (long.MinValue, 1) : ((_first + from) << _shift, (double)recent / all);
    }

    private void Add(int tool, long ms)
    {
        long step = (ms >> _shift) - _first;
        if (step is < 0 or >= Steps || Calls == 0)
        {
            Widen(Math.Min(FirstMs, ms), Math.Max(LastMs, ms));
            step = (ms >> _shift) - _first;
        }

        while (_tools.Count <= tool)
            _tools.Add(null);
        (_tools[tool] ??= new int[Steps])[step]++;
        Calls++;
        FirstMs = Math.Min(FirstMs, ms);
        LastMs = Math.Max(LastMs, ms);
    }

    // An import brings calls from before the first: with room on either side that does not happen at every call.
    private void Widen(long firstMs, long lastMs)
    {
        int shift = _shift;
        while ((lastMs >> shift) - (firstMs >> shift) >= Steps - 2 * Slack)
            shift++;
        long first = (firstMs >> shift) - Slack;
        for (int tool = 0; tool < _tools.Count; tool++)
        {
            if (_tools[tool] is not int[] old)
                continue;
            var steps = new int[Steps];
            for (int i = 0; i < Steps; i++)
            {
                if (old[i] > 0)
                    steps[(_first + i >> shift - _shift) - first] += old[i];
            }

            _tools[tool] = steps;
        }

        (_shift, _first) = (shift, first);
    }
}
