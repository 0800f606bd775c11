namespace Telemetry.Redaction;

/// <summary>The secrets found in one text. Nothing is allocated while nothing is found.</summary>
internal struct Findings
{
    private List<Finding>? _list;

    /// <summary>How many were found.</summary>
    public readonly int Count => _list?.Count ?? 0;

    /// <summary>Adds one; an empty one is no secret.</summary>
    public void Add(int start, int end, string kind)
    {
        if (end > start)
            (_list ??= []).Add(new Finding(start, end, kind));
    }

    /// <summary>All of them from left to right, apart from each other: where some overlap, one with the name of the first and longest covers them all.</summary>
    public readonly IReadOnlyList<Finding> Merged()
    {
        if (_list is null)
            return [];
        _list.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var merged = new List<Finding>(_list.Count);
        foreach (Finding next in _list)
        {
            if (merged.Count > 0 && next.Start < merged[^1].End)
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, next.End) };
            else
                merged.Add(next);
        }

        return merged;
    }
}
