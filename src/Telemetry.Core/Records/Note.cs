namespace Telemetry.Records;

/// <summary>A line that is no call: what happened around calls.</summary>
public sealed record Note
{
    /// <summary>Calls that the assistant sent together.</summary>
    public const string Batch = "batch";

    /// <summary>A subagent started.</summary>
    public const string SubagentStart = "subagent_start";

    /// <summary>A subagent stopped.</summary>
    public const string SubagentStop = "subagent_stop";

    /// <summary>A session started, or went on.</summary>
    public const string SessionStart = "session_start";

    /// <summary>The store was rewritten: its first line then.</summary>
    public const string Rewritten = "rewritten";

    /// <summary>When it happened, in milliseconds since 1970 UTC.</summary>
    public required long TimestampMs { get; init; }

    /// <summary>What happened: one of the constants of this type.</summary>
    public required string Event { get; init; }

    /// <summary>The session it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>The subagent it happened in, or that started or stopped.</summary>
    public string? AgentId { get; init; }

    /// <summary>That subagent's type.</summary>
    public string? AgentType { get; init; }

    /// <summary>The working directory.</summary>
    public string? Project { get; init; }

    /// <summary>For a batch: the id of its first call.</summary>
    public string? BatchId { get; init; }

    /// <summary>For a batch: the ids of its calls, in the assistant's order.</summary>
    public IReadOnlyList<string> ToolUseIds { get; init; } = [];

    /// <summary>For a session's start: the model, where the client says so.</summary>
    public string? Model { get; init; }

    /// <summary>For a session's start: <c>startup</c>, <c>resume</c>, <c>clear</c>, <c>compact</c> or <c>fork</c>. For a subagent's stop: how it ended, in the client's word, such as <c>completed</c>, <c>failed</c> or <c>killed</c>; hooks do not say. For a rewrite: <c>forget</c>, <c>rescan</c> or <c>retention</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Who told of it: <see cref="RecordSource.Transcript"/> where an import did, else a hook.</summary>
    public RecordSource Source { get; init; }
}
