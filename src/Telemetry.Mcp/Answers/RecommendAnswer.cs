using System.Text.Json.Serialization;
using Telemetry.Analysis;
using Telemetry.Records;

namespace Telemetry.Mcp.Answers;

/// <summary>Which tool to use next, with what it stands on.</summary>
internal sealed record RecommendAnswer : Answer
{
    private const int MaxWarnings = 2, MaxUnknown = 5;

    /// <summary>What history tells against a call that is planned; absent where nothing does.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }

    /// <summary>The tools, the best first.</summary>
    public required IReadOnlyList<RecommendedTool> Tools { get; init; }

    /// <summary>Candidates of which too little is known, each with its number of calls.</summary>
    public IReadOnlyList<string>? NotEnoughData { get; init; }

    [JsonIgnore]
    public override int ToldRows => Tools.Count;

    protected override Answer? WithFewerRows()
    {
        if (Tools.Count > 1)
            return this with { Tools = [.. Tools.Take(Tools.Count - 1)], Omitted = (Omitted ?? 0) + 1 };
        return NotEnoughData is { Count: > 1 } ? this with { NotEnoughData = [.. NotEnoughData.Take(NotEnoughData.Count - 1)] } : null;
    }

    protected override Answer? WithoutDetails() => Warnings is { Count: > 1 } ? this with { Warnings = [Warnings[0]] } : null;

    public static RecommendAnswer To(Question question)
    {
        if (question.Index.Rows.Length == 0)
            return new RecommendAnswer { Summary = NoCalls.Summary(question), Tools = [] };
        var context = new RecommendContext(question);
        var candidates = Candidates.Of(question, context);
        List<(Forecast Forecast, double Weight)> forecasts = [.. candidates.Calls.Select(candidate => (context.Forecasting.Of(candidate.Call, context.Before), candidate.Weight))];
        List<Forecast> ranked = [.. forecasts.Where(pair => pair.Forecast.IsEnough).OrderByDescending(pair => pair.Weight * pair.Forecast.Estimate).Select(pair => pair.Forecast)];
        List<string> unknown =
        [
            .. forecasts.Where(pair => !pair.Forecast.IsEnough).Select(pair => $"{NameOf(question, pair.Forecast.Call)} (n={pair.Forecast.Observed.N})"),
            .. candidates.Unseen.Select(tool => $"{Quoted.Text(tool, 80)} (n=0)"),
        ];
        List<string> warnings = [.. ranked.SelectMany(forecast => WarningText.Of(question, context, forecast.Call)).Take(MaxWarnings)];
        return new RecommendAnswer
        {
            Summary = Summarize(question, candidates, ranked, unknown) + (question.IsOfOutcome ? " Estimates take all calls: stage and kind do not narrow them." : ""),
            Warnings = warnings.Count > 0 ? warnings : null,
            Tools = [.. question.Page(ranked).Select(forecast => RecommendedTool.Of(question, context, forecast))],
            NotEnoughData = unknown.Count > 0 ? [.. unknown.Take(MaxUnknown)] : null,
            Omitted = question.Omitted(ranked.Count),
            SkippedLines = question.SkippedLines,
            Next = ranked.Count > 0 && ranked[0].Observed.Rate < 1 ? [NextCall.To("get_failures", question, "how it fails", ("tool", question.Index.Tools[ranked[0].Call.Tool]))] : null,
        };
    }

    /// <summary>What a call is called: its tool, and its command family in brackets.</summary>
    internal static string NameOf(Question question, in PlannedCall call)
    {
        string tool = Quoted.Text(question.Index.Tools[call.Tool], 80);
        return call.Command == 0 ? tool : $"{tool} ({Quoted.Text(question.Index.Commands[call.Command], 60)})";
    }

    private static string Summarize(Question question, Candidates candidates, List<Forecast> ranked, List<string> unknown)
    {
        if (ranked.Count == 0)
            return unknown.Count == 0 ? $"Not enough data: no tool is pointed to by {candidates.Basis}." : $"Not enough data for {string.Join(", ", unknown.Take(3))}: {Proportion.MinN} calls are the least.";
        Forecast best = ranked[0];
        string speed = best.Latency.P50 is int p50 ? $", median {Say.Ms(p50)}{(best.Latency.Source == LatencySource.Transcript ? " with waiting" : "")}" : "";
        return $"By {candidates.Basis}: {NameOf(question, best.Call)}. Estimated success {Say.Percent(best.Estimate)} {Say.Interval(best.Interval)}, observed {Say.Percent(best.Observed.Rate)} of {Say.Count(best.Observed.N)}{speed}.";
    }
}
