using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>A tool.</summary>
internal sealed record RecommendedTool
{
    /// <summary>The tool.</summary>
    public required string Tool { get; init; }

    /// <summary>The estimated probability of success, 0..1: observed outcomes drawn towards the rate of all calls.</summary>
    public required double Estimate { get; init; }

    /// <summary>The 95 % interval of the observed rate.</summary>
    public IReadOnlyList<double>? Interval { get; init; }

    /// <summary>The calls it stands on.</summary>
    public required int N { get; init; }

    /// <summary>Which calls: on the same <c>target</c>, of the same <c>command</c>, or of the <c>tool</c> at large.</summary>
    public required string Basis { get; init; }

    /// <summary>Their median latency in milliseconds.</summary>
    public int? P50Ms { get; init; }

    /// <summary>The estimated time until one succeeds, in milliseconds, if each failure costs one more call.</summary>
    public double? ExpectedMs { get; init; }

    /// <summary>How often it came right after the tool before, 0..1.</summary>
    public double? NextShare { get; init; }

    /// <summary>The newest calls it stands on, by their tool_use_id.</summary>
    public IReadOnlyList<string>? Evidence { get; init; }

    public static RecommendedTool Of(Question question, Forecast forecast)
    {
        int evidence = question.IsDetailed ? 3 : 1;
        string[] ids = [.. forecast.Evidence.Take(evidence).Select(row => question.Index.ReadCall(question.Index.Rows[row])?.ToolUseId).OfType<string>().Select(id => Quoted.Text(id, 64))];
        return new RecommendedTool
        {
            Tool = Quoted.Text(forecast.Tool, 80),
            Estimate = Say.Round(forecast.Estimate),
            Interval = Say.Ends(forecast.Success),
            N = forecast.Success.N,
            Basis = forecast.Basis.ToString().ToLowerInvariant(),
            P50Ms = forecast.Latency.P50,
            ExpectedMs = forecast.ExpectedMs is double ms ? Math.Round(ms) : null,
            NextShare = forecast.NextShare is Proportion next ? Say.RateOf(next) : null,
            Evidence = ids.Length > 0 ? ids : null,
        };
    }
}
