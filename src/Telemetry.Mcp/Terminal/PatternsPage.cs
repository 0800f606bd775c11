using Spectre.Console;
using Spectre.Console.Rendering;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>Chains, bottlenecks and parallel calls, one below the other.</summary>
internal static class PatternsPage
{
    public static Rows Of(PatternsAnswer answer, PageStyle style)
    {
        var parts = new List<IRenderable>();
        if (answer.Chains.Count > 0 || answer.Loops is not null)
            parts.Add(Chains(answer));
        if (answer.Bottlenecks is { } bottlenecks)
        {
            parts.Add(Bottlenecks(bottlenecks, style));
            parts.AddRange(bottlenecks.Where(row => row.Advice is not null).Select(row => new Text($"{row.Name}: {row.Advice}.")));
        }

        if (answer.Parallelism is ParallelCalls parallel)
            parts.Add(new Text(Parallelism(parallel)));
        return new Rows(parts);
    }

    public static Grid Chains(PatternsAnswer answer)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0) });
        Add("Chains", answer.Chains.Select(chain => chain.Sentence));
        Add("Loops", (answer.Loops ?? []).Select(loop => loop.Sentence));
        if (answer.OmittedLoops is int omitted)
            Add("", [$"{Say.Many(omitted, "loop")} more: --limit shows them."]);
        if (answer.TestedCalls is int tested)
            Add("", [$"Tested when the store had {Say.Calls(tested)}."]);
        return grid;

        void Add(string headline, IEnumerable<string> lines)
        {
            foreach (string line in lines)
            {
                grid.AddRow(PageStyle.Text(headline), PageStyle.Text(line));
                headline = "";
            }
        }
    }

    public static Table Bottlenecks(IReadOnlyList<BottleneckRow> rows, PageStyle style)
    {
        Table table = style.NewTable("time goes to", "share>", "total>", "p50>", "p95>", "latency", "slowest 1 %>", "cause");
        foreach (BottleneckRow row in rows)
        {
            table.AddRow(
                PageStyle.Text(row.Name), PageStyle.Share(row.Share), PageStyle.Ms(row.TotalMs), PageStyle.Ms(row.P50Ms), PageStyle.Ms(row.P95Ms), PageStyle.Text(row.Latency),
                PageStyle.Share(row.Top1Share), PageStyle.Text(row.Basis is null ? row.Cause : $"{row.Cause} ({row.Basis})"));
        }

        return table;
    }

    public static string Parallelism(ParallelCalls parallel)
    {
        string together = $"Sent together: {Say.Calls(parallel.BatchedCalls)} in {Say.Count(parallel.Batches)} batches, {Say.Percent(parallel.BatchedShare)} of all.";
        int boundaries = parallel.Independent + parallel.Dependent + parallel.Unknown;
        if (boundaries == 0)
            return together;
        string apart = $"{together}\nReads one after the other: {Say.Count(boundaries)}, of them {Say.Count(parallel.Independent)} independent (all they name was named before), {Say.Count(parallel.Dependent)} dependent, {Say.Count(parallel.Unknown)} unknown.";
        string sentence = parallel.Sentence();
        return sentence.Length == 0 ? $"{apart}\nNot enough data to say what sending more together would save." : $"{apart}\n{sentence}{Risk(parallel)}";
    }

    private static string Risk(ParallelCalls parallel) =>
        parallel.BatchRisk is > 0 and double risk ? $" That is {Say.Ms(parallel.SavedMsAtMost!.Value)}, net of the {Say.Percent(risk)} of batches in which one failure cancels the others." : $" That is {Say.Ms(parallel.SavedMsAtMost!.Value)}.";
}
