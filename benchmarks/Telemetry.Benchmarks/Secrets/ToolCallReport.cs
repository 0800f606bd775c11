namespace Telemetry.Benchmarks.Secrets;

/// <summary>What became of whole tool calls, in markdown.</summary>
internal static class ToolCallReport
{
    /// <summary>The targets' rows, then a table by kind.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<CaseResult> results)
    {
        yield return Figure.Head;
        foreach (Figure figure in Figures(results))
            yield return figure.ToString();
        yield return "";
        yield return "| kind of call | with secrets | clean | % | `keep` | kept | look-alikes | changed |";
        yield return "|---|---|---|---|---|---|---|---|";
        foreach (IGrouping<string, CaseResult> kind in results.GroupBy(result => result.Case.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Share clean = Clean(kind), kept = Kept(kind), changed = Changed(kind);
            yield return Figure.Text($"| {kind.Key} | {Count(clean.Of)} | {(clean.Of > 0 ? clean.Count : "")} | {clean.Percent} | {Count(kept.Of)} | {(kept.Of > 0 ? kept.Count : "")} | {Count(changed.Of)} | {(changed.Of > 0 ? changed.Count : "")} |");
        }
    }

    private static IEnumerable<Figure> Figures(IReadOnlyList<CaseResult> results)
    {
        yield return Clean(results).AtLeast("calls with secrets, all of them gone", 0.99);
        yield return Clean(results.Where(result => !result.Case.IsHard)).AtLeast("the same, of those not marked hard", 1);
        yield return Kept(results).AtLeast("strings to keep in these calls, still there", 0.99);
        yield return Changed(results).AtMost("look-alike calls changed", 1);
        yield return Share.Among(results, result => result.Stored is null).AtMost("calls that left no line", 0);
        yield return Share.Among(results.Where(result => result.Case.HasSecrets && result.IsClean), result => result.IsPartlyLeft).Told("clean calls with half of a secret or more still readable");
        yield return new Share(results.Sum(result => result.SecretsBeyond), results.Sum(result => result.Case.Secrets.Count)).Told("secrets beyond the cut, so gone unseen");
        yield return new Share(results.Sum(result => result.KeepBeyond), results.Sum(result => result.Case.Keep.Count)).Told("strings to keep beyond the cut, not counted");
    }

    private static Share Clean(IEnumerable<CaseResult> results) => Share.Among(results.Where(result => result.Case.HasSecrets), result => result.IsClean);

    private static Share Changed(IEnumerable<CaseResult> results) => Share.Among(results.Where(result => !result.Case.HasSecrets), result => result.IsChanged);

    private static Share Kept(IEnumerable<CaseResult> results)
    {
        CaseResult[] positives = [.. results.Where(result => result.Case.HasSecrets)];
        int wanted = positives.Sum(result => result.Case.Keep.Count - result.KeepBeyond);
        return new Share(wanted - positives.Sum(result => result.Lost.Count), wanted);
    }

    private static string Count(int n) => n == 0 ? "" : Figure.Text($"{n}");
}
