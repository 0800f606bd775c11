using Telemetry.Records;

namespace Telemetry.Mcp.Health;

/// <summary>What the store's lines say of one call of the last days.</summary>
internal sealed record CallTrace
{
    /// <summary>When its first line was written, in milliseconds since 1970 UTC.</summary>
    public required long TimestampMs { get; init; }

    /// <summary>How far it got, by its best source.</summary>
    public Stage Stage { get; set; }

    /// <summary>The best source: hook before batch before transcript.</summary>
    public RecordSource Source { get; set; }

    /// <summary>How many lines the hook wrote of it: more than one means that it is registered twice.</summary>
    public int HookLines { get; set; }

    /// <summary>True where a hook told of it, and not only an import afterwards.</summary>
    public bool IsCaptured => Source is RecordSource.Hook or RecordSource.Batch;
}
