using System.Text.Json.Serialization;
using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>Which tool to use next, with what it stands on.</summary>
internal sealed record RecommendAnswer : Answer
{
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

    public static RecommendAnswer To(Question question)
    {
        if (question.Index.Rows.Length == 0)
            return new RecommendAnswer { Summary = NoCalls.Summary(question), Tools = [] };
        // What failed in one way says nothing of how often it does: an estimate takes all calls.
        CallFilter filter = question.Filter.OfAllOutcomes() with { Tool = null, Session = null };
        var (target, command) = AskedTarget.Of(question.Index, question.Text("target"));
        var candidates = Candidates.Of(question, filter, target, command);
        List<(Forecast Forecast, double Rank)> forecasts = [.. candidates.Tools
            .Select(candidate => (Forecast: Forecast.From(question.Index, filter, candidate.Tool, target, command, candidate.NextShare), candidate.Weight))
            .Select(pair => (pair.Forecast, pair.Weight * pair.Forecast.Estimate))];
        List<Forecast> ranked = [.. forecasts.Where(pair => pair.Forecast.IsEnough).OrderByDescending(pair => pair.Rank).Select(pair => pair.Forecast)];
        List<string> unknown =
        [
            .. forecasts.Where(pair => !pair.Forecast.IsEnough).Select(pair => $"{Quoted.Text(pair.Forecast.Tool, 80)} (n={pair.Forecast.Success.N})"),
            .. candidates.Unseen.Select(tool => $"{Quoted.Text(tool, 80)} (n=0)"),
        ];
        return new RecommendAnswer
        {
            Summary = Summarize(candidates, ranked, unknown) + (question.IsOfOutcome ? " Estimates take all calls: stage and kind do not narrow them." : ""),
            Tools = [.. question.Page(ranked).Select(forecast => RecommendedTool.Of(question, forecast))],
            NotEnoughData = unknown.Count > 0 ? [.. unknown.Take(5)] : null,
            Omitted = question.Omitted(ranked.Count),
            SkippedLines = question.SkippedLines,
            Next = ranked.Count > 0 && ranked[0].Success.Rate < 1 ? [NextCall.To("get_failures", question, "how it fails", ("tool", ranked[0].Tool))] : null,
        };
    }

    private static string Summarize(Candidates candidates, List<Forecast> ranked, List<string> unknown)
    {
        if (ranked.Count == 0)
            return unknown.Count == 0 ? $"Not enough data: no tool is pointed to by {candidates.Basis}." : $"Not enough data for {string.Join(", ", unknown.Take(3))}: {Proportion.MinN} calls are the least.";
        Forecast best = ranked[0];
        string speed = best.Latency.P50 is int p50 ? $", median {Say.Ms(p50)}" : "";
        return $"By {candidates.Basis}: {Quoted.Text(best.Tool, 80)}. Estimated success {Say.Percent(best.Estimate)}, observed {Say.Rate(best.Success)}{speed}.";
    }
}
