namespace Telemetry.Analysis;

/// <summary>Keeps what was made for each of the last few filters, so that the same question costs only what came since.</summary>
/// <remarks>Where time decides, the next question's filter is another one: for that it is made anew each time.</remarks>
/// <param name="make">Makes it for a filter.</param>
public sealed class PerFilter<T>(Func<CallFilter, T> make)
{
    private const int MostFilters = 8;

    private readonly Dictionary<string, T> _kept = [];

    /// <summary>All that is kept.</summary>
    public IReadOnlyCollection<T> Kept => _kept.Values;

    /// <summary>What belongs to a filter.</summary>
    public T Of(CallFilter filter)
    {
        if (filter.Key is not string key)
            return make(filter);
        if (_kept.TryGetValue(key, out T? known))
            return known;
        if (_kept.Count == MostFilters)
            _kept.Clear();
        return _kept[key] = make(filter);
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => _kept.Clear();
}
