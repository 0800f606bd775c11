using Telemetry.Analysis;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Benchmarks;

/// <summary>How well failures are told apart and put together, on failures whose kind somebody labelled by other rules.</summary>
internal static class TemplateFigures
{
    private const int MaxNonShell = 55;
    private const double MinPurity = 0.97, MinAgreement = 0.97;

    // What a label may be called here: the labels know one kind for all that a shell says.
    private static readonly Dictionary<string, FailureKind[]> s_kinds = new()
    {
        ["user_rejected"] = [FailureKind.Rejected],
        ["cancelled_sibling"] = [FailureKind.Cancelled],
        ["permission_denied"] = [FailureKind.Denied],
        ["interrupted"] = [FailureKind.Interrupted],
        ["file_not_found"] = [FailureKind.FileNotFound],
        ["old_string_not_found"] = [FailureKind.OldStringNotFound],
        ["old_string_ambiguous"] = [FailureKind.OldStringAmbiguous],
        ["not_read_first"] = [FailureKind.NotReadFirst],
        ["stale_file"] = [FailureKind.StaleFile],
        ["no_change"] = [FailureKind.NoChange],
        ["file_too_large"] = [FailureKind.FileTooLarge],
        ["is_directory"] = [FailureKind.IsDirectory],
        ["input_validation"] = [FailureKind.InvalidInput],
        ["no_such_tool"] = [FailureKind.UnknownName],
        ["http_error"] = [FailureKind.HttpError],
    };

    /// <summary>The report in markdown, line by line.</summary>
    /// <param name="path">The labelled failures: see <see cref="LabelledFailures"/>.</param>
    public static IEnumerable<string> Report(string path)
    {
        using var failures = new LabelledFailures(path);
        if (failures.All.Count == 0)
        {
            yield return $"{path} holds no failure with a label_kind. Give a file of the store's format, plain or .gz, whose failures carry one.";
            yield break;
        }

        var history = new FailureHistory(failures.Index);
        history.Update();
        yield return "| kind | shell | others |";
        yield return "|---|---|---|";
        foreach (var kind in failures.All.GroupBy(failure => failure.Row.Kind).OrderByDescending(kind => kind.Count()))
            yield return Figure.Text($"| {kind.Key.Word()} | {kind.Count(failure => IsShell(failures.Index, failure.Row))} | {kind.Count(failure => !IsShell(failures.Index, failure.Row))} |");
        yield return "";
        yield return Figure.Head;
        (CallRow Row, string Label)[] shell = [.. failures.All.Where(failure => IsShell(failures.Index, failure.Row))], others = [.. failures.All.Except(shell)];
        if (others.Length > 0)
        {
            int templates = Templates(history, others).Count();
            yield return new Figure("templates of failures outside of shells", Figure.Text($"{templates}"), "at most 55", templates <= MaxNonShell, Figure.Text($"{others.Length}")).ToString();
            double purity = (double)Templates(history, others).Sum(template => template.GroupBy(failure => failure.Label).Max(label => label.Count())) / others.Length;
            yield return new Figure("their purity: share that has its template's commonest label", Figure.Text($"{purity:0.0000}"), "at least .97", purity >= MinPurity, Figure.Text($"{others.Length}")).ToString();
        }

        if (shell.Length > 0)
            yield return new Figure("templates of shell failures", Figure.Text($"{Templates(history, shell).Count()}"), "", null, Figure.Text($"{shell.Length}")).ToString();
        yield return Share("failures of kind other", failures.All, failure => failure.Row.Kind == FailureKind.Other);
        yield return Share("shell failures that ran of kind nonzero_exit", shell.Where(failure => failure.Row.IsAttributable), failure => failure.Row.Kind == FailureKind.NonzeroExit);
        var named = failures.All.Where(failure => s_kinds.ContainsKey(failure.Label)).ToArray();
        int agree = named.Count(failure => s_kinds[failure.Label].Contains(failure.Row.Kind));
        yield return new Figure("failures of the label's kind, where the label names one", Figure.Text($"{agree} of {named.Length}: {100.0 * agree / named.Length:0.00} %"), "at least 97 %", agree >= MinAgreement * named.Length, Figure.Text($"{named.Length}")).ToString();
        foreach (var failure in named.Where(failure => !s_kinds[failure.Label].Contains(failure.Row.Kind)).GroupBy(failure => (failure.Label, failure.Row.Kind)))
            yield return Figure.Text($"| {failure.Key.Label} called {failure.Key.Kind.Word()} | {failure.Count()} | | | |");
    }

    private static IEnumerable<IGrouping<(FailureKind, int), (CallRow Row, string Label)>> Templates(FailureHistory history, IEnumerable<(CallRow Row, string Label)> failures) =>
        failures.GroupBy(failure => (failure.Row.Kind, history.ClusterOf(failure.Row)));

    private static string Share(string name, IEnumerable<(CallRow Row, string Label)> failures, Func<(CallRow Row, string Label), bool> isCounted)
    {
        var all = failures.ToArray();
        int counted = all.Count(isCounted);
        return new Figure(name, Figure.Text($"{counted} of {all.Length}: {100.0 * counted / Math.Max(1, all.Length):0.00} %"), "", null, Figure.Text($"{all.Length}")).ToString();
    }

    private static bool IsShell(CallIndex index, CallRow row) => index.Tools[row.Tool] is "Bash" or "PowerShell";
}
