using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>A tool that takes much of the time.</summary>
internal sealed record BottleneckRow
{
    /// <summary>The tool.</summary>
    public required string Name { get; init; }

    /// <summary>All its latencies together, in milliseconds.</summary>
    public required long TotalMs { get; init; }

    /// <summary>Their share of all latencies, 0..1.</summary>
    public required double Share { get; init; }

    /// <summary>Latency in milliseconds.</summary>
    public int? P50Ms { get; init; }

    /// <inheritdoc cref="P50Ms"/>
    public int? P95Ms { get; init; }

    /// <summary>Where the latencies come from.</summary>
    public required string Latency { get; init; }

    public static BottleneckRow Of(GroupStats group, long totalMs) => new()
    {
        Name = Quoted.Text(group.Name, 80),
        TotalMs = group.Latency.TotalMs,
        Share = Say.Round((double)group.Latency.TotalMs / totalMs),
        P50Ms = group.Latency.P50,
        P95Ms = group.Latency.P95,
        Latency = Say.Source(group.Latency.Source),
    };
}
