namespace Telemetry.Capture;

/// <summary>One call as the client told it: raw, with whatever secrets it holds. Never stored; only the redactor can turn it into something that is.</summary>
public sealed record CapturedCall
{
    /// <summary>The tool's name.</summary>
    public required string ToolName { get; init; }

    /// <summary>The raw parameters: one JSON value, usually an object. Empty where there are none.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>The size of the raw parameters in bytes, where <see cref="Input"/> is not all of them.</summary>
    public long? InputBytes { get; init; }

    /// <summary>True where the call failed.</summary>
    public required bool IsFailure { get; init; }

    /// <summary>Who told of the call.</summary>
    public required CaptureSource Source { get; init; }

    /// <summary>Whether the tool started to run; null where nobody says.</summary>
    public bool? HasRun { get; init; }

    /// <summary>Why it did not run to its end, where that is told.</summary>
    public CaptureDenial Denial { get; init; }

    /// <summary>True where the client says that it was broken off.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>The failure's raw text.</summary>
    public string? Error { get; init; }

    /// <summary>The client's own measure of the execution, in milliseconds.</summary>
    public long? DurationMs { get; init; }

    /// <summary>From the call to its result by the clock, waiting included, in milliseconds: what a transcript tells.</summary>
    public long? WallMs { get; init; }

    /// <summary>True where the client reported only the launch of something that goes on in the background.</summary>
    public bool IsBackground { get; init; }

    /// <summary>The subagent that this call launched.</summary>
    public string? SubagentId { get; init; }

    /// <summary>The call's identity.</summary>
    public string? ToolUseId { get; init; }

    /// <summary>The MCP server that offers the tool.</summary>
    public string? McpServer { get; init; }

    /// <summary>The batch, where it is known with the call: the id of its first call.</summary>
    public string? BatchId { get; init; }

    /// <summary>The batch's size, where it is known with the call.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The model that made the call.</summary>
    public string? Model { get; init; }

    /// <summary>The client's version.</summary>
    public string? ClientVersion { get; init; }

    /// <summary>The tool's raw answer: one JSON value. Read for what it tells about the outcome, and never kept. Empty where there is none.</summary>
    public ReadOnlyMemory<byte> Response { get; init; }

    /// <summary>The size of the raw answer in bytes, where <see cref="Response"/> is not all of it.</summary>
    public long? ResponseBytes { get; init; }

    /// <summary>Where and when in the client it happened.</summary>
    public required CapturedContext Context { get; init; }
}
