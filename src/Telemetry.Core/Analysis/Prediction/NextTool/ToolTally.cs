namespace Telemetry.Analysis;

/// <summary>How often each tool came, in one context. Few tools come in most contexts, so they stand in a list.</summary>
internal sealed class ToolTally
{
    private int[] _tools = new int[4];
    private double[] _counts = new double[4];
    private int _length;

    /// <summary>The tools that came, some of them perhaps taken out again.</summary>
    public ReadOnlySpan<int> Tools => _tools.AsSpan(0, _length);

    /// <summary>How often each of <see cref="Tools"/> came; 0 and above.</summary>
    public ReadOnlySpan<double> Counts => _counts.AsSpan(0, _length);

    /// <summary>The sum of the counts.</summary>
    public double Total { get; private set; }

    /// <summary>How many tools came at all.</summary>
    public int Kinds
    {
        get
        {
            int kinds = 0;
            foreach (double count in Counts)
                kinds += count > 0 ? 1 : 0;
            return kinds;
        }
    }

    public void Add(int tool, double count)
    {
        Total += count;
        int place = Tools.IndexOf(tool);
        if (place >= 0)
        {
            _counts[place] += count;
            return;
        }

        if (_length == _tools.Length)
        {
            Array.Resize(ref _tools, _length * 2);
            Array.Resize(ref _counts, _length * 2);
        }

        (_tools[_length], _counts[_length]) = (tool, count);
        _length++;
    }

    public void Add(ToolTally other)
    {
        for (int i = 0; i < other._length; i++)
            Add(other._tools[i], other._counts[i]);
    }

    public void Clear() => (_length, Total) = (0, 0);
}
