namespace Telemetry.Import;

/// <summary>What transcripts tell of a subagent: its own file its start and stop, its parent's how it ended.</summary>
public sealed class SubagentTrace(string agentId)
{
    /// <summary>The subagent.</summary>
    public string AgentId { get; } = agentId;

    /// <summary>Its type.</summary>
    public string? AgentType { get; internal set; }

    /// <summary>The session that it works for.</summary>
    public string? SessionId { get; internal set; }

    /// <summary>The working directory.</summary>
    public string? WorkingDirectory { get; internal set; }

    /// <summary>When it started, in milliseconds since 1970 UTC; null where only its parent tells of it.</summary>
    public long? StartedAtMs { get; internal set; }

    /// <summary>When it stopped, in milliseconds since 1970 UTC; null where it never did, as far as one knows.</summary>
    public long? StoppedAtMs { get; internal set; }

    /// <summary>When its session was told how it ended, in milliseconds since 1970 UTC.</summary>
    public long? ToldAtMs { get; internal set; }

    /// <summary>How it ended, in the client's word: <c>completed</c>, <c>failed</c>, <c>killed</c>.</summary>
    public string? Status { get; internal set; }

    /// <summary>Takes over what another transcript tells of the same subagent.</summary>
    public void Add(SubagentTrace other)
    {
        AgentType ??= other.AgentType;
        SessionId ??= other.SessionId;
        WorkingDirectory ??= other.WorkingDirectory;
        StartedAtMs = Earlier(StartedAtMs, other.StartedAtMs);
        StoppedAtMs = StoppedAtMs is long mine && other.StoppedAtMs is long theirs ? Math.Max(mine, theirs) : StoppedAtMs ?? other.StoppedAtMs;
        ToldAtMs = other.ToldAtMs ?? ToldAtMs;
        Status = other.Status ?? Status;
    }

    private static long? Earlier(long? one, long? other) => one is long a && other is long b ? Math.Min(a, b) : one ?? other;
}
