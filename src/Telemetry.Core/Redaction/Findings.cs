namespace Telemetry.Redaction;

/// <summary>The secrets found in one text. Nothing is allocated while nothing is found.</summary>
internal struct Findings
{
    private List<Finding>? _list;

    /// <summary>How many were found.</summary>
    public readonly int Count => _list?.Count ?? 0;

    /// <summary>All of them, as they were found.</summary>
    public readonly IReadOnlyList<Finding> All => _list ?? (IReadOnlyList<Finding>)[];

    /// <summary>Adds one; an empty one is no secret.</summary>
    public void Add(int start, int end, string kind)
    {
        if (end > start)
            (_list ??= []).Add(new Finding(start, end, kind));
    }

    /// <summary>What two lists hold, each of which goes from left to right.</summary>
    public static Findings Of(IReadOnlyList<Finding> first, IReadOnlyList<Finding> second)
    {
        var all = new List<Finding>(first.Count + second.Count);
        for (int i = 0, k = 0; i < first.Count || k < second.Count;)
            all.Add(k == second.Count || (i < first.Count && Compare(first[i], second[k]) <= 0) ? first[i++] : second[k++]);
        return new Findings { _list = all };
    }

    /// <summary>All of them from left to right, apart from each other: where some overlap, one covers them all, and a kind that a shape tells outranks one that a name promises.</summary>
    public readonly IReadOnlyList<Finding> Merged()
    {
        if (_list is null)
            return [];
        if (!IsSorted(_list))
            _list.Sort(Compare);
        var merged = new List<Finding>(_list.Count);
        foreach (Finding next in _list)
        {
            if (merged.Count > 0 && next.Start < merged[^1].End)
                merged[^1] = new Finding(merged[^1].Start, Math.Max(merged[^1].End, next.End), TellingMore(merged[^1].Kind, next.Kind));
            else
                merged.Add(next);
        }

        return merged;
    }

    private static int Compare(Finding a, Finding b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End);

    // Most lists are: the walk goes from left to right.
    private static bool IsSorted(List<Finding> list)
    {
        for (int i = 1; i < list.Count; i++)
        {
            if (Compare(list[i - 1], list[i]) > 0)
                return false;
        }

        return true;
    }

    private static string TellingMore(string first, string second) => IsPromise(first) && !IsPromise(second) ? second : first;

    private static bool IsPromise(string kind) => kind is "password" or "token" or "secret" or "api-key" or "credential" or "authorization" or "cookie" or "connection-string" or "signature" or "url-token" or "url-password" or "one-time-code";
}
