using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>Answers as a person reads them: tables and bars on a terminal, plain columns elsewhere.</summary>
internal sealed class Page
{
    private const int PlainWidth = 140, BarWidth = 10;

    private static readonly string[] s_agentColumns = ["agents", "agent p50", "agent p95", "calls each"];

    private readonly IAnsiConsole _console;
    private readonly bool _isPlain;

    private Page(TextWriter output)
    {
        _isPlain = Console.IsOutputRedirected || output is StringWriter;
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = _isPlain ? AnsiSupport.No : AnsiSupport.Detect });
        if (_isPlain)
            _console.Profile.Width = PlainWidth;
    }

    public static void Print(Answer answer, TextWriter output)
    {
        var page = new Page(output);
        page._console.WriteLine(answer.Summary);
        IRenderable? body = answer switch
        {
            StatsAnswer { Rows.Count: > 0 } stats => page.Stats(stats),
            FailuresAnswer { Rows.Count: > 0 } failures => page.Failures(failures),
            PatternsAnswer patterns => page.Patterns(patterns),
            RecommendAnswer { Tools.Count: > 0 } recommend => page.Recommend(recommend),
            _ => null,
        };
        if (body is not null)
        {
            page._console.WriteLine();
            page._console.Write(body);
        }

        if (answer is RecommendAnswer { NotEnoughData: { } unknown })
            page._console.WriteLine($"Not enough data: {string.Join(", ", unknown)}.");
        if (answer.Omitted is int omitted)
            page._console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{omitted} more: --limit shows them."));
        if (answer.SkippedLines is long skipped)
            page._console.WriteLine($"{Say.Many(skipped, "line")} of the store could not be read as records and were passed over.");
    }

    private Table Stats(StatsAnswer answer)
    {
        // Only a detailed answer has notes, and only one by agent type has subagents: then the columns are worth their width.
        bool hasAgents = answer.Rows.Any(row => row.Agents is not null), hasNotes = answer.Rows.Any(row => row.Noted is not null);
        Table table = NewTable(["", "calls", "success", "95 %", "failed", "p50", "p95", "total", .. hasNotes ? (string[])["noted"] : [], .. hasAgents ? s_agentColumns : []]);
        foreach (StatsRow row in answer.Rows)
        {
            table.AddRow(
            [
                Text(row.Name), Number(row.Calls), Rate(row.Success, row.Note), Interval(row.Interval), Counts(row.Failed), Ms(row.P50Ms), Ms(row.P95Ms), Ms(row.TotalMs),
                .. hasNotes ? (IEnumerable<Text>)[Counts(row.Noted)] : [],
                .. hasAgents ? Agents(row.Agents) : [],
            ]);
        }

        if (answer.LatencySource is string source)
            table.Caption(source == "transcript" ? "Latency: wall time from transcripts, waiting included." : $"Latency: {source}.");
        int agents = hasNotes ? 9 : 8;
        return RightAlign(table, [1, 5, 6, 7, .. hasAgents ? (int[])[agents + 1, agents + 2, agents + 3] : []]);
    }

    private static Text[] Agents(AgentsRow? agents)
    {
        if (agents is null)
            return [Text(""), Text(""), Text(""), Text("")];
        string[] ends = [.. agents.Failed is int failed ? [$"{failed} failed"] : Array.Empty<string>(), .. agents.Unfinished is int open ? [$"{open} open"] : Array.Empty<string>()];
        return
        [
            Text(ends.Length == 0 ? Say.Count(agents.N) : $"{Say.Count(agents.N)} ({string.Join(", ", ends)})"),
            Ms(agents.P50Ms), Ms(agents.P95Ms), Text(agents.CallsP50 is int calls ? Say.Count(calls) : ""),
        ];
    }

    private Table Failures(FailuresAnswer answer)
    {
        Table table = NewTable("count", "tool", "stage", "what it says", "sessions", "last");
        foreach (FailureRow row in answer.Rows)
            table.AddRow(Number(row.Count), Text(row.Tool), Text(row.Stage), Text(row.Error), Number(row.Sessions), Text(row.Last));
        return RightAlign(table, 0, 4);
    }

    private Rows Patterns(PatternsAnswer answer)
    {
        var parts = new List<IRenderable>();
        if (answer.Chains.Count > 0)
        {
            Table chains = NewTable("chain", "times", "sessions", "x chance", "last step succeeds", "95 %", "anywhere");
            foreach (ChainRow chain in answer.Chains)
            {
                chains.AddRow(
                    Text(string.Join(" → ", chain.Steps)), Number(chain.Count), Number(chain.Sessions), Text(chain.Lift.ToString("0.0", CultureInfo.InvariantCulture)),
                    Rate(chain.Success, null), Interval(chain.Interval), Text(chain.Base is double rate ? Say.Percent(rate) : ""));
            }

            parts.Add(RightAlign(chains, 1, 2, 3));
        }

        if (answer.Bottlenecks is not null)
        {
            Table time = NewTable("time goes to", "share", "total", "p50", "p95", "latency");
            foreach (BottleneckRow row in answer.Bottlenecks)
                time.AddRow(Text(row.Name), Text(Say.Percent(row.Share)), Ms(row.TotalMs), Ms(row.P50Ms), Ms(row.P95Ms), Text(row.Latency));
            parts.Add(RightAlign(time, 1, 2, 3, 4));
        }

        if (answer.Parallelism is ParallelCalls parallel)
        {
            parts.Add(new Text(
                $"Sent together: {Say.Calls(parallel.BatchedCalls)} in {Say.Count(parallel.Batches)} batches. One after the other: {Say.Count(parallel.SequentialReads)} pairs of reads; together they would have saved at most {Say.Ms(parallel.SavedMsAtMost)}."));
        }

        return new Rows(parts);
    }

    private Table Recommend(RecommendAnswer answer)
    {
        Table table = NewTable("tool", "estimate", "95 %", "calls", "basis", "p50", "expected", "comes next");
        foreach (RecommendedTool tool in answer.Tools)
        {
            table.AddRow(
                Text(tool.Tool), Rate(tool.Estimate, null), Interval(tool.Interval), Number(tool.N), Text(tool.Basis), Ms(tool.P50Ms), Ms(tool.ExpectedMs),
                Text(tool.NextShare is double next ? Say.Percent(next) : ""));
        }

        return RightAlign(table, 3, 5, 6, 7);
    }

    private Table NewTable(params string[] columns)
    {
        var table = new Table { Border = _isPlain ? TableBorder.Simple : TableBorder.Rounded };
        if (_isPlain)
            table.UseSafeBorder = true;
        foreach (string column in columns)
            table.AddColumn(new TableColumn(Text(column)) { NoWrap = column is not ("what it says" or "failed" or "chain" or "") });
        return table;
    }

    private static Table RightAlign(Table table, params int[] columns)
    {
        foreach (int column in columns)
            table.Columns[column].Alignment = Justify.Right;
        return table;
    }

    // A bar tells the eye what the digits tell the mind; where there is too little data there is no bar.
    private Text Rate(double? rate, string? note)
    {
        if (rate is not double known)
            return new Text(note ?? "");
        string bar = _isPlain ? "" : Bar(known) + " ";
        return new Text(bar + Say.Percent(known), new Style(known >= 0.95 ? Color.Green : known >= 0.8 ? Color.Yellow : Color.Red));
    }

    // In eighths of a character: 96 % must not look like 100 %.
    private static string Bar(double share)
    {
        int eighths = (int)Math.Floor(share * BarWidth * 8);
        string bar = new('█', eighths / 8);
        if (eighths % 8 > 0)
            bar += "▏▎▍▌▋▊▉"[eighths % 8 - 1];
        return bar.PadRight(BarWidth);
    }

    private static Text Interval(IReadOnlyList<double>? ends) =>
        Text(ends is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{ends[0] * 100:0}-{ends[1] * 100:0}"));

    private static Text Counts(IReadOnlyDictionary<string, int>? counts) =>
        Text(counts is null ? "" : string.Join(", ", counts.Select(pair => $"{Say.Count(pair.Value)} {pair.Key}")));

    private static Text Ms(double? ms) => Text(ms is double known ? Say.Ms(known) : "");

    private static Text Number(int number) => Text(Say.Count(number));

    private static Text Text(string text) => new(text);
}
