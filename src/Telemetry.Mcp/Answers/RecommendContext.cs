using Telemetry.Analysis;
using Telemetry.Index;

namespace Telemetry.Mcp.Answers;

/// <summary>Where a recommendation is asked for: what was done before, what the next call is about, and the calls that may be learnt from.</summary>
internal sealed class RecommendContext
{
    // A tool that is less likely than this is no candidate.
    private const double LeastOdds = 0.005;

    private readonly int _project;
    private readonly bool _hidesExit;
    private readonly Predictions _predictions;

    public RecommendContext(Question question)
    {
        Index = question.Index;
        // What failed in one way says nothing of how often it does: an estimate takes all calls.
        Filter = question.Filter.OfAllOutcomes() with { Tool = null, Session = null };
        _predictions = question.Forecasts.Predictions;
        Known = question.Forecasts.Known(Filter);
        Forecasting = new Forecasting(_predictions, Known, question.Forecasts.Costs);
        string? target = question.Text("target");
        HasTarget = target is not null;
        Target = AskedTarget.Of(Index, target);
        _hidesExit = target is not null && CallIndex.HidesExit(target);
        _project = question.CurrentProject;
        Before = MemoryOf(question.Filter.Session ?? question.CurrentSession);
        ReadAfter(question);
    }

    public CallIndex Index { get; }

    /// <summary>Which calls may be learnt from.</summary>
    public CallFilter Filter { get; }

    public KnownCalls Known { get; }

    public Forecasting Forecasting { get; }

    /// <summary>True where the question says what the call is about.</summary>
    public bool HasTarget { get; }

    public AskedTarget Target { get; }

    /// <summary>What the session's main thread has done so far, without calls of this product.</summary>
    public LaneMemory Before { get; }

    /// <summary>The tool, or the tools of one message, that the next call follows; null where nothing is known.</summary>
    public string? After { get; private set; }

    /// <summary>The tools by how likely they come next, the likeliest first; empty where nothing is known.</summary>
    public IReadOnlyList<(int Tool, double Odds)> NextTools { get; private set; } = [];

    /// <summary>How likely a tool comes next; null where nothing is known.</summary>
    public double? OddsOf(int tool) => NextTools.Count == 0 ? null : NextTools.FirstOrDefault(pair => pair.Tool == tool).Odds;

    /// <summary>A tool's call on the target.</summary>
    public PlannedCall CallOf(int tool) => CallOf(tool, Target.Command != 0 && Known.Takes(tool, Target.Command) ? Target.Command : 0);

    /// <summary>A tool's call of a command family.</summary>
    public PlannedCall CallOf(int tool, int command) => new()
    {
        Tool = tool,
        Command = command,
        HidesExit = command != 0 && command == Target.Command && _hidesExit,
        Project = _project,
        Target = Target.Number,
        IsVague = !HasTarget,
    };

    private void ReadAfter(Question question)
    {
        ReadOnlySpan<int> calls = Before.Calls;
        double[] odds;
        if (question.Text("after") is string named)
        {
            int tool = question.ToolNumber(named);
            After = Index.Tools[tool];
            odds = _predictions.NextTool(tool);
        }
        else if (calls.IsEmpty)
        {
            return;
        }
        else
        {
            var together = new SortedSet<string>(StringComparer.Ordinal);
            int batch = Index.Rows[calls[^1]].Batch;
            for (int i = calls.Length - 1; i >= 0 && (i == calls.Length - 1 || (batch != 0 && Index.Rows[calls[i]].Batch == batch)); i--)
                together.Add(Index.Tools[Index.Rows[calls[i]].Tool]);
            After = string.Join('+', together);
            odds = _predictions.NextTool(Before);
        }

        var tools = new List<(int Tool, double Odds)>();
        for (int tool = 1; tool < odds.Length; tool++)
        {
            if (odds[tool] >= LeastOdds && !Filter.Excludes(tool))
                tools.Add((tool, odds[tool]));
        }

        NextTools = [.. tools.OrderByDescending(pair => pair.Odds).ThenBy(pair => pair.Tool)];
    }

    // The client does not say which lane a question comes from: it is taken for the main thread's.
    private LaneMemory MemoryOf(int? session)
    {
        var memory = new LaneMemory(Index);
        if (session is not int number || Index.MainLaneOf(number) is not (>= 0 and int lane))
            return memory;
        foreach (int row in _predictions.MemoryOf(lane).Calls)
        {
            if (!Filter.Excludes(Index.Rows[row].Tool))
                memory.Add(row);
        }

        return memory;
    }
}
