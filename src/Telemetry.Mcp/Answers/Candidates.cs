using Telemetry.Analysis;
using Telemetry.Index;

namespace Telemetry.Mcp.Answers;

/// <summary>One tool that a recommendation may choose.</summary>
/// <param name="Tool">Its number.</param>
/// <param name="Weight">How strongly it is pointed to.</param>
/// <param name="NextShare">How often it came right after the last tool; null where nothing is known of that.</param>
internal readonly record struct Candidate(int Tool, double Weight, Proportion? NextShare);

/// <summary>The tools a recommendation chooses among: those that were named, else those that the task's words, the target or the last call point to.</summary>
/// <param name="Basis">What points to them, for a sentence.</param>
/// <param name="Tools">The tools.</param>
/// <param name="Unseen">Named tools that the history does not know.</param>
internal sealed record Candidates(string Basis, IReadOnlyList<Candidate> Tools, IReadOnlyList<string> Unseen)
{
    private const int MaxTools = 8;

    public static Candidates Of(Question question, CallFilter filter, uint target, int command)
    {
        CallIndex index = question.Index;
        IReadOnlyDictionary<int, Proportion> next = AfterLast(question, filter, out string? after);
        IReadOnlyList<string> named = question.List("candidates") is { Count: > 0 } list ? list : question.Text("tool") is string tool ? [tool] : [];
        if (named.Count > 0)
        {
            return new Candidates(
                "estimated success",
                ToCandidates(named.Select(index.FindTool).Where(number => number > 0).Distinct().Select(number => (number, 1.0)), next),
                [.. named.Where(name => index.FindTool(name) <= 0)]);
        }

        if (question.Text("task") is string task && TaskWords.Match(index, filter, task) is { Count: > 0 } matches)
            return new Candidates("past calls that speak of the task", ToCandidates(matches.Select(match => (match.Tool, Math.Sqrt(match.Matches))), next), []);
        if (target != 0 && OfTarget(index, filter, target, command) is { Count: > 0 } used)
            return new Candidates("past calls on this target", ToCandidates(used, next), []);
        return new Candidates(
            after is null ? "the calls recorded" : $"what usually follows {Quoted.Text(after, 80)}",
            ToCandidates(next.OrderByDescending(pair => pair.Value.Rate).Select(pair => (pair.Key, pair.Value.Rate)), next),
            []);
    }

    private static List<Candidate> ToCandidates(IEnumerable<(int Tool, double Weight)> tools, IReadOnlyDictionary<int, Proportion> next) =>
        [.. tools.Take(MaxTools).Select(t => new Candidate(t.Tool, t.Weight, next.TryGetValue(t.Tool, out Proportion share) ? share : null))];

    private static Dictionary<int, Proportion> AfterLast(Question question, CallFilter filter, out string? after)
    {
        CallIndex index = question.Index;
        after = question.Text("after") is string named ? index.Tools[question.ToolNumber(named)] : LastStep(question);
        if (after is null)
            return [];
        return Successors.Of(LaneSteps.From(index, filter), after)
            .Where(pair => index.FindTool(pair.Key) > 0)
            .ToDictionary(pair => index.FindTool(pair.Key), pair => pair.Value);
    }

    private static List<(int Tool, double Weight)> OfTarget(CallIndex index, CallFilter filter, uint target, int command)
    {
        var counts = new Dictionary<int, int>();
        foreach (ref readonly CallRow row in index.Rows)
        {
            if (filter.Matches(row) && (row.Target == target || (command != 0 && row.Command == command)))
                counts[row.Tool] = counts.GetValueOrDefault(row.Tool) + 1;
        }

        return [.. counts.OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, Math.Sqrt(pair.Value)))];
    }

    // The client does not say which lane a question comes from: it is taken for the main thread's.
    private static string? LastStep(Question question)
    {
        if (question.CurrentSession is not int session)
            return null;
        var steps = LaneSteps.From(question.Index, question.Filter with { Tool = null, Projects = null, SinceMs = null, Session = session });
        return steps.Lanes.FirstOrDefault(lane => question.Index.IsMain(lane[0].Lane)) is { } main ? steps.NameOf(main[^1].Symbol) : null;
    }
}
