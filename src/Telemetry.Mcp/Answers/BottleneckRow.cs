using System.Text.Json.Serialization;
using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>A tool that takes much of the time.</summary>
internal sealed record BottleneckRow
{
    /// <summary>The tool.</summary>
    public required string Name { get; init; }

    /// <summary>All its latencies of that source together, in milliseconds.</summary>
    public long? TotalMs { get; init; }

    /// <summary>Their share of all latencies, 0..1.</summary>
    public required double Share { get; init; }

    /// <summary>Latency in milliseconds.</summary>
    public int? P50Ms { get; init; }

    /// <inheritdoc cref="P50Ms"/>
    public int? P95Ms { get; init; }

    /// <summary>Where the latencies come from.</summary>
    public string? Latency { get; init; }

    /// <summary>The share of that time that the slowest 1 % of the calls hold, 0..1.</summary>
    public double? Top1Share { get; init; }

    /// <summary>What takes the time: <c>tool</c>, <c>waiting</c> or <c>unknown</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>How the cause is known: <c>measured</c> or <c>inferred</c>; absent where it is unknown.</summary>
    public string? Basis { get; init; }

    /// <summary>The waiting in a slow call, in milliseconds, where it was measured: wall time less what the client reported.</summary>
    public int? WaitingMs { get; init; }

    /// <summary>What may be done, with what was measured of it; absent where nothing was measured that would help.</summary>
    public string? Advice { get; init; }

    public static BottleneckRow Of(Bottleneck bottleneck, Remedy? remedy) => new()
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
        Advice = remedy is null ? null : AdviceOf(remedy),
    };

    /// <summary>The same without what matters least.</summary>
    public BottleneckRow Shorter() => this with { TotalMs = null, Latency = null, Top1Share = null, WaitingMs = null };

    /// <summary>What takes the time, as the end of a sentence.</summary>
    [JsonIgnore]
    public string Why => this switch
    {
        { Cause: "waiting" } => $", waiting ({Basis})",
        { Cause: "tool" } => ", its own work",
        _ => "",
    };

    private static string CauseOf(BottleneckCause cause) => cause switch { BottleneckCause.Tool => "tool", BottleneckCause.Waiting => "waiting", _ => "unknown" };

    private static string AdviceOf(Remedy remedy)
    {
        string what = Quoted.Text(remedy.What, 80), instead = Quoted.Text(remedy.Instead ?? "", 80);
        return remedy.Kind switch
        {
            RemedyKind.Allow => $"a slow call waits {Say.Ms(remedy.Ms)}: allow it in the settings if you always say yes",
            RemedyKind.OtherTool => $"use {instead} instead of {what}: median {Say.Ms(remedy.OtherMs)} (n={Say.Count(remedy.OtherN)}) against {Say.Ms(remedy.Ms)} (n={Say.Count(remedy.N)})",
            RemedyKind.Narrow => $"ask {what} for a part: median {Say.Ms(remedy.OtherMs)} (n={Say.Count(remedy.OtherN)}) against {Say.Ms(remedy.Ms)} for the whole (n={Say.Count(remedy.N)})",
            RemedyKind.Keep => $"keep its answers: {Say.Calls(remedy.N)} ({Say.Ms(remedy.Ms)}) repeated an earlier one with nothing written between",
            _ when remedy.OtherN > 0 => $"run {what} in the background: median {Say.Ms(remedy.Ms)} (n={Say.Count(remedy.N)}); launches took {Say.Ms(remedy.OtherMs)} (n={Say.Count(remedy.OtherN)})",
            _ => $"{what} may run in the background: median {Say.Ms(remedy.Ms)} (n={Say.Count(remedy.N)}); possible, not measured",
        };
    }
}
