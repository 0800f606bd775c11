using Telemetry.Records;

namespace Telemetry.Benchmarks;

/// <summary>How well stages are told from texts alone, on failures that somebody labelled.</summary>
internal static class StageFigures
{
    private const double MinRight = 0.99, MaxWrong = 0.005;

    private static readonly Dictionary<string, Stage> s_stageOfLabel = new()
    {
        ["user_rejected"] = Stage.Rejected,
        ["cancelled_sibling"] = Stage.Cancelled,
        ["permission_denied"] = Stage.Denied,
        ["interrupted"] = Stage.Interrupted,
    };

    private static readonly Stage[] s_columns = [Stage.Executed, Stage.Validation, Stage.Denied, Stage.Rejected, Stage.Cancelled, Stage.Interrupted, Stage.Unknown];

    /// <summary>The report in markdown, line by line.</summary>
    /// <param name="path">The labelled failures: see <see cref="LabelledFailures.Count"/>.</param>
    public static IEnumerable<string> Report(string path)
    {
        SortedDictionary<string, int[]> counts = LabelledFailures.Count(path);
        if (counts.Count == 0)
        {
            yield return $"{path} holds no failure with a label_kind. Give a file of the store's format, plain or .gz, whose failures carry one.";
            yield break;
        }

        yield return $"| label | n | right | {string.Join(" | ", s_columns.Select(stage => stage == Stage.Unknown ? "unknown" : stage.Word()))} |";
        yield return $"|---|---|---|{string.Concat(Enumerable.Repeat("---|", s_columns.Length))}";
        foreach (var (label, byStage) in counts)
            yield return Figure.Text($"| {label} | {byStage.Sum()} | {Right(label, byStage)} | ") + string.Join(" | ", s_columns.Select(stage => byStage[(int)stage] is > 0 and int n ? Figure.Text($"{n}") : "")) + " |";
        yield return "";
        yield return Figure.Head;
        yield return Share("labelled rejections, cancellations, denials and interruptions in the right stage", counts.Where(pair => s_stageOfLabel.ContainsKey(pair.Key)), isRight: true).ToString();
        yield return Share("other failures called rejected, cancelled, denied, interrupted or unknown", counts.Where(pair => !s_stageOfLabel.ContainsKey(pair.Key)), isRight: false).ToString();
    }

    private static Figure Share(string name, IEnumerable<KeyValuePair<string, int[]>> counts, bool isRight)
    {
        int n = counts.Sum(pair => pair.Value.Sum()), right = counts.Sum(pair => Right(pair.Key, pair.Value)), counted = isRight ? right : n - right;
        string target = isRight ? "at least 99 %" : "at most 0.5 %";
        if (n == 0)
            return Figure.NotMeasured(name, target, "there are none");
        double share = (double)counted / n;
        return new Figure(name, Figure.Text($"{counted} of {n}: {share * 100:0.00} %"), target, isRight ? share >= MinRight : share <= MaxWrong, Figure.Text($"{n}"));
    }

    private static int Right(string label, int[] byStage) => s_stageOfLabel.TryGetValue(label, out Stage stage)
        ? byStage[(int)stage]
        : byStage[(int)Stage.Executed] + byStage[(int)Stage.Validation];
}
