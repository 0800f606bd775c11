using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>How good predictions of the next tool and of success are on calls of a history that they have not seen.</summary>
/// <param name="N">How many calls the history has.</param>
/// <param name="Sessions">Of how many sessions.</param>
/// <param name="Projects">Of how many projects.</param>
/// <param name="Seed">What the intervals' draws start from.</param>
/// <param name="NextTool">By split, in the order of <see cref="Split"/>; a split that leaves nothing to learn from is not among them.</param>
/// <param name="Success">The same for predicted success.</param>
public sealed record Evaluation(int N, int Sessions, int Projects, int Seed, IReadOnlyList<SplitScores> NextTool, IReadOnlyList<SplitScores> Success)
{
    /// <summary>Evaluates a history. The same history and seed give the same figures.</summary>
    /// <param name="index">The history.</param>
    /// <param name="seed">What random draws start from.</param>
    /// <param name="onStep">Told which split is next.</param>
    public static Evaluation Of(CallIndex index, int seed = 1, Action<Split>? onStep = null)
    {
        var lanes = new LaneRows(index);
        lanes.Update();
        List<SplitScores> nextTool = [], success = [];
        foreach (Split split in Enum.GetValues<Split>())
        {
            var folds = new Folds(lanes, split);
            if (!folds.IsPossible)
                continue;
            onStep?.Invoke(split);
            if (NextToolScoring.Of(folds, seed) is SplitScores tools)
                nextTool.Add(tools);
            if (SuccessScoring.Of(folds, seed) is SplitScores outcomes)
                success.Add(outcomes);
        }

        SessionSet sessions = new(), projects = new();
        foreach (ref readonly CallRow row in index.Rows)
        {
            sessions.Add(row.Session);
            projects.Add(row.Project);
        }

        return new Evaluation(index.Rows.Length, sessions.Count, projects.Count, seed, nextTool, success);
    }
}
