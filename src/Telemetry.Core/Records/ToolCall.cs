namespace Telemetry.Records;

/// <summary>One redacted tool call: one line of the store. docs/record-format.md describes every field.</summary>
/// <remarks>Made by the redactor, or read back from a line. Strings that are null are unknown, and absent from the line.</remarks>
public sealed record ToolCall
{
    /// <summary>The version that lines are written with.</summary>
    public const int FormatVersion = 1;

    /// <summary>When the call ended, in milliseconds since 1970 UTC.</summary>
    public required long TimestampMs { get; init; }

    /// <summary>The tool's name as the client writes it.</summary>
    public required string ToolName { get; init; }

    /// <summary>The parameters, redacted and cut.</summary>
    public RedactedJson Params { get; init; }

    /// <summary>Success or failure.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The failure's text, redacted, at most 2,000 characters.</summary>
    public string? Error { get; init; }

    /// <summary>Execution time in milliseconds.</summary>
    public long? LatencyMs { get; init; }

    /// <summary>Groups the calls of one session.</summary>
    public string? SessionId { get; init; }

    /// <summary>The identity of the call: lines that share it are one call.</summary>
    public string? ToolUseId { get; init; }

    /// <summary>How far the call got.</summary>
    public Stage Stage { get; init; }

    /// <summary>Where <see cref="LatencyMs"/> comes from.</summary>
    public LatencySource LatencySource { get; init; }

    /// <summary>True where the client reported the start of something that goes on in the background, so that the latency is the launch's.</summary>
    public bool IsBackground { get; init; }

    /// <summary>The subagent that made the call; null on the main thread.</summary>
    public string? AgentId { get; init; }

    /// <summary>That subagent's type.</summary>
    public string? AgentType { get; init; }

    /// <summary>The subagent that this call launched.</summary>
    public string? SubagentId { get; init; }

    /// <summary>The working directory.</summary>
    public string? Project { get; init; }

    /// <summary>Shared by the calls that the assistant sent together: the id of the first of them.</summary>
    public string? BatchId { get; init; }

    /// <summary>How many calls the batch held.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The MCP server that offers the tool.</summary>
    public string? McpServer { get; init; }

    /// <summary>The model that made the call.</summary>
    public string? Model { get; init; }

    /// <summary>The user's prompt that the call serves.</summary>
    public string? PromptId { get; init; }

    /// <summary>The client's permission mode.</summary>
    public string? PermissionMode { get; init; }

    /// <summary>The client's version.</summary>
    public string? ClientVersion { get; init; }

    /// <summary>The exit code of a shell call.</summary>
    public int? ExitCode { get; init; }

    /// <summary>What a success's answer says beside its success.</summary>
    public SoftOutcome Note { get; init; }

    /// <summary>The size of the raw parameters in bytes of JSON.</summary>
    public long? InputBytes { get; init; }

    /// <summary>The size of the raw answer in bytes of JSON.</summary>
    public long? OutputBytes { get; init; }

    /// <summary>Who saw the call.</summary>
    public RecordSource Source { get; init; }
}
