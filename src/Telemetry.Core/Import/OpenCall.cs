namespace Telemetry.Import;

/// <summary>A call whose result has not been read, or whose message is not known to be whole.</summary>
internal sealed class OpenCall
{
    public required OpenMessage Message { get; init; }

    public required string Id { get; init; }

    public required string ToolName { get; init; }

    /// <summary>The parameters with their long strings cut.</summary>
    public required ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>The size of the uncut parameters.</summary>
    public required long InputBytes { get; init; }

    /// <summary>When the call was written down, in milliseconds since 1970 UTC.</summary>
    public required long TimestampMs { get; init; }

    /// <summary>Where its line starts.</summary>
    public required long Offset { get; init; }

    /// <summary>The session that made the call, where its line is a copy: a fork copies the past under its own id.</summary>
    public required string? CopiedFrom { get; init; }

    public required string? Model { get; init; }

    public required string? AgentType { get; init; }

    /// <summary>The call with its result, once that was read.</summary>
    public TranscribedCall? Finished { get; set; }
}
