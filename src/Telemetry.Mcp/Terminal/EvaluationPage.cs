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
        Table table = style.NewTable([$"success, {Say.Calls(scores.N)}", "Brier>", "log loss>", "calibration>", "AUC>", .. scores.Contestants[0].Warnings.Select(one => $"warned {Say.Percent(one.Share)}>"), "unsure>"]);
        foreach (Contestant one in scores.Contestants)
        {
            table.AddRow(
            [
                Name(one), Figure(one, "brier", "0.0000"), Figure(one, "log_loss", "0.0000", hasEnds: false), Figure(one, "calibration_error", "0.0000"), Figure(one, "auc", "0.00"),
                .. one.Warnings.Select(warned => PageStyle.Text($"{Say.Count(warned.Caught)} of {Say.Count(warned.N)}")), PageStyle.Share(one["abstained"]),
            ]);
        }

        return table;
    }

    // Ours with its interval; the baselines are there to compare with.
    private static Text Figure(Contestant one, string name, string format, bool hasEnds = true)
    {
        Measure measure = one.Measures.First(measure => measure.Name == name);
        string value = double.IsFinite(measure.Value) ? Fixed(measure.Value, format) : "-";
        return PageStyle.Text(hasEnds && one.Name == Contestants.Ours && measure.Interval is Interval ends ? $"{value} [{Fixed(ends.Low, format)}-{Fixed(ends.High, format)}]" : value);
    }

    private static string Fixed(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static Text Name(Contestant one) => PageStyle.Text(one.Name.Replace('_', ' '));

    private static string Meaning(SplitScores? nextTool, SplitScores? success)
    {
        List<string> parts = [];
        if (nextTool is not null)
        {
            Measure gain = nextTool.Gain.Measures[0];
            parts.Add($"Ours names the next tool first {Say.Percent(nextTool.Contestants[^1]["top1"])} of the time, {Compared(gain, Points(gain.Value), nextTool.Gain.Over, "more", "less")}");
        }

        if (success is not null)
        {
            Contestant ours = success.Contestants[^1];
            Measure skill = ours.Measures.First(measure => measure.Name == "brier_skill");
            Warnings warned = ours.Warnings[0];
            parts.Add(
                $"its estimates of success are {Compared(skill, Percent(skill.Value), Contestants.PerTool, "nearer", "farther")}; of its {Say.Many(warned.N, "surest warning")} {Say.Count(warned.Caught)} came true, where {Say.Percent((double)warned.Failures / success.N)} of all calls fail");
        }

        string text = string.Join("; ", parts) + ".";
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    // Zero within the interval: the difference may be chance.
    private static string Compared(Measure difference, string size, string other, string above, string below)
    {
        string name = other.Replace('_', ' ');
        if (difference.Interval is not Interval ends)
            return $"{size} {(difference.Value < 0 ? below : above)} than {name}, of too few sessions for an interval";
        string interval = $"[{Fixed(ends.Low * 100, "0.0")} to {Fixed(ends.High * 100, "0.0")}]";
        return ends.Low > 0 || ends.High < 0 ? $"{size} {interval} {(difference.Value < 0 ? below : above)} than {name}" : $"not told apart from {name} {interval}";
    }

    private static string Points(double share) => Fixed(Math.Abs(share) * 100, "0.0") + " points";

    private static string Percent(double share) => Fixed(Math.Abs(share) * 100, "0.0") + " %";
}
