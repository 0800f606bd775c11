namespace Telemetry.Benchmarks.Secrets;

/// <summary>What became of token formats, in markdown.</summary>
internal static class TokenReport
{
    private const double MinGone = 0.9, MaxChanged = 0.03;

    /// <summary>The targets' rows, a table by source, and one of the kinds with a miss.</summary>
    /// <param name="results">The token cases.</param>
    /// <param name="leftOut">How many look-alikes were not run: see <see cref="Corpus.LeftOut"/>.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<CaseResult> results, int leftOut)
    {
        IGrouping<string, CaseResult>[] sources = [.. results.GroupBy(result => result.Case.Source).OrderBy(source => source.Key, StringComparer.Ordinal)];
        yield return Figure.Head;
        foreach (Figure figure in Figures(results, sources))
            yield return figure.ToString();
        yield return "";
        yield return Figure.Text($"{leftOut} look-alikes that only say which rule must not fire are left out.");
        yield return "";
        yield return "| source | with a secret | gone | % | benign | changed | hard-negative | changed | both changed % |";
        yield return "|---|---|---|---|---|---|---|---|---|";
        foreach (IGrouping<string, CaseResult> source in sources)
            yield return SourceRow(source.Key, source);
        yield return SourceRow("all (micro)", results);
        yield return Figure.Text($"| mean of the sources (macro) |  |  | {Mean(sources, Gone) * 100:0.0} |  |  |  |  | {Mean(sources, Changed) * 100:0.0} |");
        yield return "";
        yield return "| kind | with a secret | gone | % | left | look-alikes | changed |";
        yield return "|---|---|---|---|---|---|---|";
        var kinds = results.GroupBy(result => result.Case.Kind).Select(kind => (Name: kind.Key, Gone: Gone(kind), Changed: Changed(kind))).ToArray();
        var missed = kinds.Where(kind => Misses(kind.Gone, kind.Changed) > 0).OrderByDescending(kind => Misses(kind.Gone, kind.Changed)).ThenBy(kind => kind.Name, StringComparer.Ordinal).ToArray();
        foreach (var (name, gone, changed) in missed)
            yield return Figure.Text($"| {name} | {gone.Of} | {gone.Count} | {gone.Percent} | {gone.Of - gone.Count} | {changed.Of} | {changed.Count} |");
        yield return "";
        yield return Figure.Text($"The other {kinds.Length - missed.Length} of {kinds.Length} kinds have no miss.");
    }

    private static IEnumerable<Figure> Figures(IReadOnlyList<CaseResult> results, IGrouping<string, CaseResult>[] sources)
    {
        yield return Gone(results).AtLeast("texts with a secret, all of them gone", MinGone);
        var rated = sources.Select(source => (source.Key, Gone: Gone(source))).Where(source => source.Gone.Of > 0).OrderBy(source => source.Gone.Value).ToArray();
        if (rated is [var worst, ..])
            yield return worst.Gone.AtLeast($"the same in the worst source, {worst.Key}", MinGone);
        yield return Changed(results).AtMost("benign and hard-negative look-alikes changed", MaxChanged);
        yield return Share.Among(results, result => result.Stored is null).AtMost("texts that left no line", 0);
        yield return Share.Among(results.Where(result => result.Case.HasSecrets && result.IsClean), result => result.IsPartlyLeft).Told("texts called gone with half of a secret or more still readable");
        yield return Share.Among(results.Where(result => result.Case.HasSecrets), result => result.Case.Secrets.Count == 0).Told("texts whose secret is not known, gone if changed");
        yield return new Share(results.Sum(result => result.SecretsBeyond), results.Sum(result => result.Case.Secrets.Count)).Told("secrets beyond the cut, so gone unseen");
    }

    private static string SourceRow(string name, IEnumerable<CaseResult> results)
    {
        Share gone = Gone(results), benign = Changed(results.Where(result => result.Case.Scope == "benign")), hard = Changed(results.Where(result => result.Case.Scope == "hard-negative"));
        return Figure.Text($"| {name} | {gone.Of} | {gone.Count} | {gone.Percent} | {benign.Of} | {benign.Count} | {hard.Of} | {hard.Count} | {Changed(results).Percent} |");
    }

    private static Share Gone(IEnumerable<CaseResult> results) => Share.Among(results.Where(result => result.Case.HasSecrets), result => result.IsClean);

    private static Share Changed(IEnumerable<CaseResult> results) => Share.Among(results.Where(result => !result.Case.HasSecrets), result => result.IsChanged);

    private static double Mean(IEnumerable<IEnumerable<CaseResult>> sources, Func<IEnumerable<CaseResult>, Share> share) =>
        sources.Select(source => share(source)).Where(of => of.Of > 0).Select(of => of.Value).DefaultIfEmpty(double.NaN).Average();

    private static int Misses(Share gone, Share changed) => gone.Of - gone.Count + changed.Count;
}
