using Telemetry.Analysis;
using Telemetry.Index;

namespace Telemetry.Mcp.Answers;

/// <summary>One call that a recommendation may choose.</summary>
/// <param name="Call">The call.</param>
/// <param name="Weight">How strongly it is pointed to; 1 where it was named.</param>
internal readonly record struct Candidate(PlannedCall Call, double Weight);

/// <summary>The calls a recommendation chooses among: those that were named, else those that the task's words, the target or the last calls point to.</summary>
/// <param name="Basis">What points to them, for a sentence.</param>
/// <param name="Calls">The calls.</param>
/// <param name="Unseen">Named tools that the history does not know.</param>
internal sealed record Candidates(string Basis, IReadOnlyList<Candidate> Calls, IReadOnlyList<string> Unseen)
{
    private const int MaxNamed = 20, MaxCalls = 5;

    public static Candidates Of(Question question, RecommendContext context)
    {
        CallIndex index = question.Index;
        IReadOnlyList<string> named = question.List("candidates") is { Count: > 0 } list ? list : question.Text("tool") is string tool ? [tool] : [];
        if (named.Count > 0)
        {
            return new Candidates(
                "estimated success",
                [.. named.Select(index.FindTool).Where(number => number > 0).Distinct().Take(MaxNamed).Select(number => new Candidate(context.CallOf(number), 1))],
                [.. named.Where(name => index.FindTool(name) <= 0)]);
        }

        if (question.Text("task") is string task && question.Forecasts.Search.Find(task, context.Filter) is { Count: > 0 } hits)
            return new Candidates("past calls that speak of the task", [.. hits.Take(MaxCalls).Select(hit => new Candidate(context.CallOf(hit.Tool, hit.Command), hit.Score))], []);
        if (OfTarget(context) is { Count: > 0 } used)
            return new Candidates("past calls on this target", used, []);
        return new Candidates(
            context.After is null ? "the calls recorded" : $"what usually follows {Quoted.Text(context.After, 80)}",
            [.. context.NextTools.Take(MaxCalls).Select(pair => new Candidate(context.CallOf(pair.Tool), pair.Odds))],
            []);
    }

    private static List<Candidate> OfTarget(RecommendContext context)
    {
        var counts = new Dictionary<int, int>();
        foreach (int row in context.Known.OfTarget(context.Target.Number))
            counts[context.Index.Rows[row].Tool] = counts.GetValueOrDefault(context.Index.Rows[row].Tool) + 1;
        foreach (int tool in context.Known.ToolsOf(context.Target.Command))
            counts[tool] = Math.Max(1, counts.GetValueOrDefault(tool));
        return [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MaxCalls).Select(pair => new Candidate(context.CallOf(pair.Key), Math.Sqrt(pair.Value)))];
    }
}
