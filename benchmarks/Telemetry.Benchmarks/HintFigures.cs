using Telemetry.Analysis;
using Telemetry.Index;

namespace Telemetry.Benchmarks;

/// <summary>How good the fixes are that history tells, on failures of sessions that it has not seen.</summary>
internal static class HintFigures
{
    private const double MinAvailable = 0.95, MinResolved = 0.69;

    private static readonly string[] s_odds = ["0", "1", "2", "3", "4 or more"];

    /// <summary>The report in markdown, line by line.</summary>
    /// <param name="path">Calls in the store's format.</param>
    public static IEnumerable<string> Report(string path)
    {
        var index = new CallIndex(path);
        index.Refresh();
        var recoveries = new Recoveries(index);
        recoveries.Update();
        RecoveryCase[] failures = [.. recoveries.Cases.ToArray().Where(one => one.IsAttributable)];
        if (failures.Length == 0)
        {
            yield return $"{path} holds no failure that could have been a success. Give a file of the store's format with failures in it.";
            yield break;
        }

        var history = new CaseBase(recoveries);
        HintTrial[] trials = [.. failures.Select(one => new HintTrial(one, history.Find(new FailureClass(one.Tool, one.Kind, one.Template), [one.Project], one.Session)))];
        yield return Figure.Head;
        yield return Share("attributable failures with a hint", trials, trial => trial.Fix.Source != FixSource.None, "at least 95 %", MinAvailable);
        yield return Share("of these, from history", [.. trials.Where(trial => trial.Fix.Source != FixSource.None)], trial => trial.Fix.Source == FixSource.History);
        HintTrial[] acted = [.. trials.Where(trial => trial.Case.Step.Relation != StepRelation.None && trial.Fix.Source != FixSource.None)];
        foreach (string line in Followed("", acted, trial => trial.IsFollowed(index), MinResolved))
            yield return line;
        foreach (string line in Followed("history only: ", [.. acted.Where(trial => trial.Fix.Source == FixSource.History)], trial => trial.IsFollowed(index)))
            yield return line;
        var steps = new StepBaselines(recoveries);
        HintTrial[] all = [.. trials.Where(trial => trial.Case.Step.Relation != StepRelation.None)];
        foreach (bool byBound in (bool[])[false, true])
        {
            var told = all.Select(trial => (trial, Step: steps.Find(trial.Case, byBound))).Where(pair => pair.Step is not null).ToDictionary(pair => pair.trial, pair => pair.Step!.Value);
            string name = byBound ? "baseline, step with the best lower bound: " : "baseline, most frequent step: ";
            foreach (string line in Followed(name, [.. told.Keys], trial => trial.Case.Step == told[trial]))
                yield return line;
        }

        yield return "";
        Repeats repeats = Repeats.From(recoveries, new CallFilter());
        yield return Figure.Head;
        yield return Row("failures resolved within 10 calls", repeats.Resolved).ToString();
        yield return Row("failures that repeat a tool and kind of their lane", repeats.SameKind).ToString();
        yield return Row("calls repeated word for word right after they failed that succeeded", repeats.Identical).ToString();
        foreach (RetryOdds odds in RetryOdds.From(recoveries, new CallFilter()))
            yield return Row($"success after {s_odds[odds.FailuresBefore]} failures in a row on the target", odds.Success).ToString();
        yield return "";
        yield return "| tool | kind | fix | from | failures | followed, resolved | not followed, resolved |";
        yield return "|---|---|---|---|---|---|---|";
        foreach (var told in trials.GroupBy(trial => (index.Tools[trial.Case.Tool], trial.Case.Kind, Do: trial.Fix.Do ?? "nothing is known to help", trial.Fix.Source)).OrderByDescending(group => group.Count()).Take(30))
        {
            HintTrial[] done = [.. told.Where(trial => trial.Case.Step.Relation != StepRelation.None)];
            string[] shares = [.. ((bool[])[true, false]).Select(follows => ShareOf(done.Where(trial => trial.IsFollowed(index) == follows)))];
            yield return Figure.Text($"| {told.Key.Item1} | {told.Key.Kind} | {told.Key.Do} | {told.Key.Source} | {told.Count()} | {shares[0]} | {shares[1]} |");
        }
    }

    private static IEnumerable<string> Followed(string name, HintTrial[] trials, Func<HintTrial, bool> isFollowed, double? atLeast = null)
    {
        HintTrial[] followed = [.. trials.Where(isFollowed)], others = [.. trials.Where(trial => !isFollowed(trial))];
        yield return Share(name + "resolved where the hint was what was done", followed, trial => trial.Case.IsResolved, atLeast is null ? "" : "at least 69 %", atLeast);
        yield return Share(name + "resolved where something else was done", others, trial => trial.Case.IsResolved);
        yield return Share(name + "hint is the first step of the resolved", [.. trials.Where(trial => trial.Case.IsResolved)], isFollowed);
    }

    private static string Share(string name, HintTrial[] trials, Func<HintTrial, bool> counts, string target = "", double? atLeast = null)
    {
        var share = new Proportion(trials.Count(counts), trials.Length);
        return (Row(name, share) with { Target = target, IsMet = atLeast is double least ? share.Rate >= least : null }).ToString();
    }

    private static Figure Row(string name, Proportion share) => new(name, Figure.Text($"{share.Rate * 100:0.0} % [{share.Low * 100:0.0}, {share.High * 100:0.0}]"), "", null, Figure.Text($"{share.N}"));

    private static string ShareOf(IEnumerable<HintTrial> trials)
    {
        HintTrial[] all = [.. trials];
        return all.Length == 0 ? "" : Figure.Text($"{all.Count(trial => trial.Case.IsResolved) * 100.0 / all.Length:0} % of {all.Length}");
    }
}
