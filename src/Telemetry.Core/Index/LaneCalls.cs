namespace Telemetry.Index;

/// <summary>What the calls of one lane tell of its subagent.</summary>
internal struct LaneCalls
{
    public int Count, AgentType, Project;

    /// <summary>When the last call ended, in milliseconds since 1970 UTC.</summary>
    public long LastMs;

    public void Add(in CallRow row)
    {
        Count++;
        LastMs = Math.Max(LastMs, row.TimestampMs);
        AgentType = AgentType != 0 ? AgentType : row.AgentType;
        Project = Project != 0 ? Project : row.Project;
    }
}
