using System.Text.Json.Serialization;
using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>A tool that takes much of the time.</summary>
internal sealed record BottleneckRow
{
    /// <summary>The tool.</summary>
    public required string Name { get; init; }

    /// <summary>All its latencies of that source together, in milliseconds.</summary>
    public required long TotalMs { get; init; }

    /// <summary>Their share of all latencies, 0..1.</summary>
    public required double Share { get; init; }

    /// <summary>Latency in milliseconds.</summary>
    public int? P50Ms { get; init; }

    /// <inheritdoc cref="P50Ms"/>
    public int? P95Ms { get; init; }

    /// <summary>Where the latencies come from.</summary>
    public required string Latency { get; init; }

    /// <summary>The share of that time that the slowest 1 % of the calls hold, 0..1.</summary>
    public double? Top1Share { get; init; }

    /// <summary>What takes the time: <c>tool</c>, <c>waiting</c> or <c>unknown</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>How the cause is known: <c>measured</c> or <c>inferred</c>; absent where it is unknown.</summary>
    public string? Basis { get; init; }

    /// <summary>The waiting in a slow call, in milliseconds, where it was measured: wall time less what the client reported.</summary>
    public int? WaitingMs { get; init; }

    public static BottleneckRow Of(Bottleneck bottleneck) => new()
    {
        Name = Quoted.Text(bottleneck.Name, 80),
        TotalMs = bottleneck.Latency.TotalMs,
        Share = Say.Round(bottleneck.Share),
        P50Ms = bottleneck.Latency.P50,
        P95Ms = bottleneck.Latency.P95,
        Latency = Say.Source(bottleneck.Latency.Source),
        Top1Share = bottleneck.Latency.Top1Share is double top1 ? Say.Round(top1) : null,
        Cause = CauseOf(bottleneck.Cause),
        Basis = bottleneck.Cause == BottleneckCause.Unknown ? null : bottleneck.IsInferred ? "inferred" : "measured",
        WaitingMs = bottleneck.WaitingMs,
    };

    /// <summary>What takes the time, as the end of a sentence.</summary>
    [JsonIgnore]
    public string Why => this switch
    {
        { Cause: "waiting" } => $", waiting ({Basis})",
        { Cause: "tool" } => ", its own work",
        _ => "",
    };

    private static string CauseOf(BottleneckCause cause) => cause switch { BottleneckCause.Tool => "tool", BottleneckCause.Waiting => "waiting", _ => "unknown" };
}
