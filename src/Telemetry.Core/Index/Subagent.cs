namespace Telemetry.Index;

/// <summary>One subagent: who launched it, when it ran, and how it ended. Each part may be unknown: starts, stops and launches are lost now and then.</summary>
public sealed record Subagent
{
    /// <summary>The lane that its calls are in.</summary>
    public required int Lane { get; init; }

    /// <summary>The session: a word of <see cref="CallIndex.Sessions"/>.</summary>
    public required int Session { get; init; }

    /// <summary>Its id: a word of <see cref="CallIndex.Agents"/>.</summary>
    public required int Agent { get; init; }

    /// <summary>Its type: a word of <see cref="CallIndex.AgentTypes"/>; 0 where unknown.</summary>
    public int AgentType { get; init; }

    /// <summary>The working directory: a word of <see cref="CallIndex.Projects"/>; 0 where unknown.</summary>
    public int Project { get; init; }

    /// <summary>The row of the call that launched it.</summary>
    public int? Launch { get; init; }

    /// <summary>The lane of that call: the main thread, or another subagent where agents are nested.</summary>
    public int? ParentLane { get; init; }

    /// <summary>True where it was launched in the background, false where the launching call waited for it.</summary>
    public bool? IsBackground { get; init; }

    /// <summary>When it started, in milliseconds since 1970 UTC; where its start was lost, when it was launched.</summary>
    public long? StartMs { get; init; }

    /// <summary>When it stopped last. One that was resumed stops several times.</summary>
    public long? StopMs { get; init; }

    /// <summary>When it was last heard of: its stop, its last call, or its start.</summary>
    public long LastSeenMs { get; init; }

    /// <summary>How long it ran, in milliseconds: what the client reported of the call that waited for it, else from start to last stop.</summary>
    public int? DurationMs { get; init; }

    /// <summary>How many calls its lane has.</summary>
    public int Calls { get; init; }

    /// <summary>How it ended.</summary>
    public SubagentOutcome Outcome { get; init; }

    /// <summary>True where its end is known: it stopped, or the call that waited for it ended.</summary>
    public bool IsFinished => StopMs is not null || IsBackground == false;

    // The client's words for a task's end. A word that is not known here tells nothing.
    internal static SubagentOutcome OutcomeOf(ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("completed"u8))
            return SubagentOutcome.Success;
        return word.SequenceEqual("failed"u8) || word.SequenceEqual("killed"u8) || word.SequenceEqual("stopped"u8) ? SubagentOutcome.Failure : SubagentOutcome.Unknown;
    }
}
