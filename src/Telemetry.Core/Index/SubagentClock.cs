using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>Gives calls that launched a subagent in the background their true duration: from the subagent's start to its last stop.</summary>
/// <remarks>The client reports such a call at its launch. An agent that never stops stays without a duration: unknown, not failed.</remarks>
internal sealed class SubagentClock
{
    private readonly Dictionary<string, long> _startedAtMs = [];
    private readonly Dictionary<string, long> _stoppedAtMs = [];
    private readonly Dictionary<string, int> _launches = [];

    /// <summary>A call launched this subagent.</summary>
    public void OnLaunch(string agentId, int row, Span<CallRow> rows)
    {
        _launches[agentId] = row;
        Settle(agentId, rows);
    }

    /// <summary>A note about a subagent.</summary>
    /// <returns>True where it changed a row.</returns>
    public bool OnNote(string agentId, bool isStop, long timestampMs, Span<CallRow> rows)
    {
        if (isStop)
            _stoppedAtMs[agentId] = timestampMs;
        else
            _startedAtMs.TryAdd(agentId, timestampMs);
        return Settle(agentId, rows);
    }

    private bool Settle(string agentId, Span<CallRow> rows)
    {
        if (!_launches.TryGetValue(agentId, out int row) || !_startedAtMs.TryGetValue(agentId, out long started) || !_stoppedAtMs.TryGetValue(agentId, out long stopped))
            return false;
        if (!rows[row].IsBackground && rows[row].LatencySource != LatencySource.Subagent)
            return false;
        rows[row].LatencyMs = (int)Math.Clamp(stopped - started, 0, int.MaxValue);
        rows[row].LatencySource = LatencySource.Subagent;
        rows[row].IsBackground = false;
        return true;
    }
}
