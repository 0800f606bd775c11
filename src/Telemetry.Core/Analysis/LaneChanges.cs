namespace Telemetry.Analysis;

/// <summary>Which lanes must be read again: for whoever keeps something of each lane, while others follow the same calls.</summary>
internal sealed class LaneChanges(LaneRows lanes)
{
    private readonly HashSet<int> _changed = [];
    private int _restarts, _read;

    /// <summary>The lanes that changed at the last <see cref="Update"/>, each once.</summary>
    public IReadOnlyCollection<int> Changed => _changed;

    /// <summary>Reads what is new.</summary>
    /// <returns>True where nothing that was known of any lane holds any more.</returns>
    public bool Update()
    {
        lanes.Update();
        bool hasRestarted = _restarts != lanes.Restarts;
        if (hasRestarted)
            (_restarts, _read) = (lanes.Restarts, 0);
        _changed.Clear();
        for (; _read < lanes.Changed.Count; _read++)
            _changed.Add(lanes.Changed[_read]);
        return hasRestarted;
    }

    /// <summary>Makes room for lanes that are new.</summary>
    /// <param name="byLane">What is kept of each lane.</param>
    /// <param name="nothing">What is kept of one that was not read yet.</param>
    public void Grow<T>(ref T[] byLane, T nothing)
    {
        int before = byLane.Length;
        Array.Resize(ref byLane, lanes.Count);
        byLane.AsSpan(before).Fill(nothing);
    }
}
