namespace Telemetry.Capture;

/// <summary>One call as the client told it: raw, with whatever secrets it holds. Never stored; only the redactor can turn it into something that is.</summary>
public sealed record CapturedCall
{
    /// <summary>The tool's name.</summary>
    public required string ToolName { get; init; }

    /// <summary>The raw parameters: one JSON value, usually an object. Empty where there are none.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>True where the call failed.</summary>
    public required bool IsFailure { get; init; }

    /// <summary>True where the tool started to run.</summary>
    public required bool HasRun { get; init; }

    /// <summary>True where the client says that it was broken off.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>The failure's raw text.</summary>
    public string? Error { get; init; }

    /// <summary>The client's own measure of the execution, in milliseconds.</summary>
    public long? DurationMs { get; init; }

    /// <summary>True where the client reported only the launch of something that goes on in the background.</summary>
    public bool IsBackground { get; init; }

    /// <summary>The subagent that this call launched.</summary>
    public string? SubagentId { get; init; }

    /// <summary>The call's identity.</summary>
    public string? ToolUseId { get; init; }

    /// <summary>The MCP server that offers the tool.</summary>
    public string? McpServer { get; init; }

    /// <summary>The batch, for a call that only a batch lists.</summary>
    public string? BatchId { get; init; }

    /// <summary>The batch's size, for a call that only a batch lists.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The size of the raw answer, in bytes of JSON.</summary>
    public long? OutputBytes { get; init; }

    /// <summary>Where and when in the client it happened.</summary>
    public required CapturedContext Context { get; init; }
}
