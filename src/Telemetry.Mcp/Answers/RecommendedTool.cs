using Telemetry.Analysis;
using Telemetry.Records;

namespace Telemetry.Mcp.Answers;

/// <summary>A tool.</summary>
internal sealed record RecommendedTool
{
    /// <summary>The tool.</summary>
    public required string Tool { get; init; }

    /// <summary>The command's program and subcommand, of a shell.</summary>
    public string? Command { get; init; }

    /// <summary>The estimated probability of success, 0..1: what the call's kind and the past of its session promise, learnt from all history.</summary>
    public required double Estimate { get; init; }

    /// <summary>How surely: the 95 % interval of such a rate over the calls it stands on.</summary>
    public required IReadOnlyList<double> Interval { get; init; }

    /// <summary>The calls it stands on.</summary>
    public required int N { get; init; }

    /// <summary>Which calls: in the same <c>situation</c> in their session, on the same <c>target</c>, of the same <c>command</c>, or of the <c>tool</c> at large.</summary>
    public required string Basis { get; init; }

    /// <summary>How many of these succeeded, 0..1.</summary>
    public required double Observed { get; init; }

    /// <summary>The median latency of such commands, or of the tool, in milliseconds.</summary>
    public int? P50Ms { get; init; }

    /// <summary><c>transcript</c> where that is wall time, which holds waiting for permission too; absent where it was measured.</summary>
    public string? Latency { get; init; }

    /// <summary>The estimated time until it is done, in milliseconds: the median, and what a failure costs as often as one is expected.</summary>
    public double? ExpectedMs { get; init; }

    /// <summary>How likely it comes next after the last calls, 0..1, whatever is wise.</summary>
    public double? NextOdds { get; init; }

    /// <summary>The newest calls it stands on, by their tool_use_id.</summary>
    public IReadOnlyList<string>? Evidence { get; init; }

    public static RecommendedTool Of(Question question, RecommendContext context, Forecast forecast)
    {
        int evidence = question.IsDetailed ? 3 : 1;
        string[] ids = [.. forecast.Evidence.Take(evidence).Select(row => question.Index.ReadCall(question.Index.Rows[row])?.ToolUseId).OfType<string>().Select(id => Quoted.Text(id, 64))];
        return new RecommendedTool
        {
            Tool = Quoted.Text(question.Index.Tools[forecast.Call.Tool], 80),
            Command = forecast.Call.Command == 0 ? null : Quoted.Text(question.Index.Commands[forecast.Call.Command], 60),
            Estimate = Say.Round(forecast.Estimate),
            Interval = Say.Ends(forecast.Interval),
            N = forecast.Observed.N,
            Basis = forecast.Basis.ToString().ToLowerInvariant(),
            Observed = Say.Round(forecast.Observed.Rate),
            P50Ms = forecast.Latency.P50,
            Latency = forecast.Latency is { P50: not null, Source: LatencySource.Transcript } ? Say.Source(LatencySource.Transcript) : null,
            ExpectedMs = forecast.ExpectedMs is double ms ? Math.Round(ms) : null,
            NextOdds = context.OddsOf(forecast.Call.Tool) is double odds ? Math.Round(odds, 2) : null,
            Evidence = ids.Length > 0 ? ids : null,
        };
    }
}
