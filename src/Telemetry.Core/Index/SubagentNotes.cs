using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>What the lines told of one subagent so far, in whatever order they came.</summary>
internal sealed class SubagentNotes
{
    private long _toldMs = long.MinValue;

    /// <summary>The first start.</summary>
    public long? StartMs { get; private set; }

    /// <summary>The last stop.</summary>
    public long? StopMs { get; private set; }

    /// <summary>How it ended, by the last stop that says so.</summary>
    public SubagentOutcome Told { get; private set; }

    /// <summary>The row of the call that launched it; the first, where others resumed it.</summary>
    public int? Launch { get; set; }

    /// <summary>What the launching call's own lines say of its latency, while its row has the subagent's duration instead.</summary>
    public (int Ms, LatencySource Source, bool IsBackground)? OwnLatency { get; set; }

    public int AgentType { get; private set; }

    public int Project { get; private set; }

    public void OnStart(long timestampMs) => StartMs = Math.Min(StartMs ?? timestampMs, timestampMs);

    public void OnStop(long timestampMs, SubagentOutcome told)
    {
        StopMs = Math.Max(StopMs ?? timestampMs, timestampMs);
        // A line that tells only of the stop, as a hook's does, takes back nothing that another tells of the end.
        if (told == SubagentOutcome.Unknown || timestampMs < _toldMs)
            return;
        Told = timestampMs == _toldMs && Told > told ? Told : told;
        _toldMs = timestampMs;
    }

    public void Describe(int agentType, int project)
    {
        AgentType = AgentType != 0 ? AgentType : agentType;
        Project = Project != 0 ? Project : project;
    }
}
