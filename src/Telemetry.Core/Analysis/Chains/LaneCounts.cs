namespace Telemetry.Analysis;

/// <summary>How often each lane holds each kind of step, and which lanes hold a kind at all.</summary>
internal sealed class LaneCounts
{
    private readonly int[] _starts, _symbols, _counts;
    private readonly List<int>[] _lanesOf;

    public LaneCounts(StepLanes steps)
    {
        _starts = new int[steps.Lanes.Length + 1];
        _lanesOf = [.. Enumerable.Range(0, steps.Names.Count).Select(_ => new List<int>())];
        var symbols = new List<int>();
        var counts = new List<int>();
        var held = new SymbolCounts(steps.Names.Count);
        for (int lane = 0; lane < steps.Lanes.Length; lane++)
        {
            _starts[lane] = symbols.Count;
            held.Count(steps.Symbols.AsSpan(steps.Lanes[lane].Start, steps.Lanes[lane].Length));
            held.Seen.Sort();
            foreach (int symbol in held.Seen)
            {
                symbols.Add(symbol);
                counts.Add(held[symbol]);
                _lanesOf[symbol].Add(lane);
            }

            held.Clear();
        }

        _starts[^1] = symbols.Count;
        (_symbols, _counts) = ([.. symbols], [.. counts]);
    }

    /// <summary>The lanes that hold that one of these kinds which the fewest hold, in order.</summary>
    public IReadOnlyList<int> LanesOfRarest(ReadOnlySpan<int> symbols)
    {
        List<int> rarest = _lanesOf[symbols[0]];
        foreach (int symbol in symbols[1..])
            rarest = _lanesOf[symbol].Count < rarest.Count ? _lanesOf[symbol] : rarest;
        return rarest;
    }

    /// <summary>How often a lane holds each of these kinds.</summary>
    /// <returns>False where it lacks one.</returns>
    public bool TryCount(int lane, ReadOnlySpan<int> symbols, Span<int> counts)
    {
        Span<int> held = _symbols.AsSpan(_starts[lane].._starts[lane + 1]);
        for (int i = 0; i < symbols.Length; i++)
        {
            int place = held.BinarySearch(symbols[i]);
            if (place < 0)
                return false;
            counts[i] = _counts[_starts[lane] + place];
        }

        return true;
    }
}
