using System.Globalization;
using Spectre.Console;
using Telemetry.Analysis;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>An evaluation as a person reads it: for each split a table of the next tool and one of success, ours in the last row, and what it means.</summary>
internal static class EvaluationPage
{
    public static void Print(Evaluation evaluation, TextWriter output)
    {
        IAnsiConsole console = Page.NewConsole(output, out PageStyle style);
        console.WriteLine($"{Say.Calls(evaluation.N)} of {Say.Sessions(evaluation.Sessions)} in {Say.Many(evaluation.Projects, "project")}. In brackets: 95 % intervals over sessions.");
        foreach (Split split in Enum.GetValues<Split>())
        {
            SplitScores? nextTool = evaluation.NextTool.FirstOrDefault(scores => scores.Split == split), success = evaluation.Success.FirstOrDefault(scores => scores.Split == split);
            if (nextTool is null && success is null)
                continue;
            console.WriteLine();
            console.WriteLine($"{Heading(split)}:");
            if (nextTool is not null)
                console.Write(NextTool(nextTool, style));
            if (success is not null)
                console.Write(Success(success, style));
            console.WriteLine(Meaning(nextTool, success));
        }
    }

    /// <summary>How calls are held out, in words.</summary>
    public static string Heading(Split split) => split switch
    {
        Split.SessionOut => "Each session left out in turn",
        Split.ProjectOut => "Each project left out in turn, with every session that touches it",
        _ => string.Create(CultureInfo.InvariantCulture, $"In time order, {Folds.Blocks} blocks of calls, each predicted from what ended before it"),
    };

    private static Table NextTool(SplitScores scores, PageStyle style)
    {
        Table table = style.NewTable($"next tool, {Say.Many(scores.N, "prediction")}", "first>", "of three>", "mean 1/place>", "bits>");
        foreach (Contestant one in scores.Contestants)
            table.AddRow([Name(one), .. ((string[])["top1", "top3", "mrr", "bits"]).Select(name => Figure(one, name, name == "bits" ? "0.00" : "0.000"))]);
        return table;
    }

    private static Table Success(SplitScores scores, PageStyle style)
    {
        Table table = style.NewTable([$"success, {Say.Many(scores.N, "call")}", "Brier>", "log loss>", "calibration>", "AUC>", .. scores.Contestants[0].Warnings.Select(one => $"right of {Say.Percent(one.Share)} warned>"), "not enough data>"]);
        foreach (Contestant one in scores.Contestants)
        {
            table.AddRow(
            [
                Name(one), Figure(one, "brier", "0.0000"), Figure(one, "log_loss", "0.0000"), Figure(one, "calibration_error", "0.0000"), Figure(one, "auc", "0.00"),
                .. one.Warnings.Select(warned => PageStyle.Text($"{Say.Count(warned.Caught)}/{Say.Count(warned.N)}")), PageStyle.Share(one["abstained"]),
            ]);
        }

        return table;
    }

    // Of ours with its interval; the baselines are there to compare with.
    private static Text Figure(Contestant one, string name, string format)
    {
        Measure measure = one.Measures.First(measure => measure.Name == name);
        string value = double.IsFinite(measure.Value) ? measure.Value.ToString(format, CultureInfo.InvariantCulture) : "-";
        return PageStyle.Text(one.Name == Contestants.Ours && measure.Interval is Interval interval ? string.Create(CultureInfo.InvariantCulture, $"{value} [{interval.Low.ToString(format, CultureInfo.InvariantCulture)}-{interval.High.ToString(format, CultureInfo.InvariantCulture)}]") : value);
    }

    private static Text Name(Contestant one) => PageStyle.Text(one.Name.Replace('_', ' '));

    private static string Meaning(SplitScores? nextTool, SplitScores? success)
    {
        List<string> parts = [];
        if (nextTool is not null)
            parts.Add($"names the next tool first {Say.Percent(nextTool.Contestants[^1]["top1"])} of the time, {Difference(nextTool.Gain.Measures[0])} {nextTool.Gain.Over.Replace('_', ' ')}");
        if (success is not null)
        {
            Warnings warned = success.Contestants[^1].Warnings[0];
            parts.Add($"is right with {Say.Count(warned.Caught)} of {Say.Many(warned.N, "warning")}, where {Say.Percent((double)warned.Failures / success.N)} of all calls fail");
        }

        return $"Ours {string.Join(", and ", parts)}.";
    }

    private static string Difference(Measure gain)
    {
        if (gain.Interval is not Interval interval)
            return string.Create(CultureInfo.InvariantCulture, $"{gain.Value * 100:+0.0;-0.0;0.0} points to");
        string ends = string.Create(CultureInfo.InvariantCulture, $"[{interval.Low * 100:0.0} to {interval.High * 100:0.0}]");
        return interval.Low > 0 || interval.High < 0
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(gain.Value) * 100:0.0} points {ends} {(gain.Value > 0 ? "more" : "less")} than")
            : string.Create(CultureInfo.InvariantCulture, $"no more and no less than can be told {ends} from");
    }
}
