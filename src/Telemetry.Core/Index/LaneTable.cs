namespace Telemetry.Index;

/// <summary>Numbers the lanes. A lane is a session's main thread, or one subagent of a session.</summary>
internal sealed class LaneTable
{
    private readonly Dictionary<long, int> _numbers = [];
    private readonly List<(int Session, int Agent)> _lanes = [];
    private readonly List<long> _lastMs = [];
    private (int Session, int Agent, int Lane) _last = (-1, -1, -1);

    public int Count => _lanes.Count;

    /// <summary>Whose lane it is: words of the index's sessions and agents; no agent on a main thread.</summary>
    public (int Session, int Agent) this[int lane] => _lanes[lane];

    /// <summary>The lane's number.</summary>
    public int Of(int session, int agent)
    {
        // Calls of one lane come in runs.
        if (_last.Session == session && _last.Agent == agent)
            return _last.Lane;
        long key = KeyOf(session, agent);
        if (!_numbers.TryGetValue(key, out int lane))
        {
            lane = _numbers[key] = _lanes.Count;
            _lanes.Add((session, agent));
            _lastMs.Add(long.MinValue);
        }

        _last = (session, agent, lane);
        return lane;
    }

    /// <summary>The lane's number; -1 where there is none.</summary>
    public int Find(int session, int agent) => _numbers.TryGetValue(KeyOf(session, agent), out int lane) ? lane : -1;

    /// <summary>Adds a call to a lane's end.</summary>
    /// <returns>False where it ended before the call that was added last.</returns>
    public bool TryFollow(int lane, long timestampMs)
    {
        bool follows = timestampMs >= _lastMs[lane];
        _lastMs[lane] = timestampMs;
        return follows;
    }

    private static long KeyOf(int session, int agent) => ((long)session << 32) | (uint)agent;
}
