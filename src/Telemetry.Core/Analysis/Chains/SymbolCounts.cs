namespace Telemetry.Analysis;

/// <summary>Counts numbers of a small range, again and again: clearing costs what was seen, not the range.</summary>
internal sealed class SymbolCounts(int range)
{
    private readonly int[] _counts = new int[range];
    private readonly List<int> _seen = [];

    /// <summary>How often a number was counted.</summary>
    public int this[int number] => _counts[number];

    /// <summary>The numbers that were counted, in the order they were first.</summary>
    public List<int> Seen => _seen;

    /// <summary>Counts numbers; negative ones are none.</summary>
    public void Count(ReadOnlySpan<int> numbers)
    {
        foreach (int number in numbers)
        {
            if (number >= 0 && _counts[number]++ == 0)
                _seen.Add(number);
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        foreach (int number in _seen)
            _counts[number] = 0;
        _seen.Clear();
    }
}
