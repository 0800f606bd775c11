using Spectre.Console;
using Spectre.Console.Rendering;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>The full report on one page: a headline for each part, its sentence, its table.</summary>
internal static class ReportPage
{
    public static void Print(Report report, TextWriter output)
    {
        IAnsiConsole console = Page.NewConsole(output, out PageStyle style);
        Part(console, style, "Success", report.Stats.Summary, report.Stats.Rows.Count > 0 ? StatsPage.Of(report.Stats, style) : null);
        if (report.Stats.Rows.Count == 0)
            return;
        if (report.Commands is StatsAnswer commands)
            Part(console, style, "Shell commands", commands.Summary, StatsPage.Of(commands, style));
        Part(console, style, "Failures, and what fixed them", report.Failures.Summary, report.Failures.Rows.Count > 0 ? FailuresPage.Of(report.Failures, style) : null);
        if (report.Patterns.Bottlenecks is { } bottlenecks)
            Part(console, style, "Latency", "Where the time goes.", PatternsPage.Bottlenecks(bottlenecks, style));
        Part(console, style, "Chains", report.Patterns.Summary, report.Patterns.Chains.Count > 0 || report.Patterns.Loops is not null ? PatternsPage.Chains(report.Patterns) : null);
        if (report.Patterns.Parallelism is ParallelCalls parallel)
            Part(console, style, "Parallel calls", PatternsPage.Parallelism(parallel), null);
        Part(console, style, "What to change", report.Changes.Count == 0 ? "Nothing stands out." : null, report.Changes.Count == 0 ? null : Changes(report.Changes));
    }

    private static void Part(IAnsiConsole console, PageStyle style, string headline, string? sentence, IRenderable? body)
    {
        console.Write(style.IsPlain ? new Text($"== {headline} ==\n") : new Rule(headline) { Justification = Justify.Left });
        if (sentence is not null)
            console.WriteLine(sentence);
        if (body is not null)
            console.Write(body);
        console.WriteLine();
    }

    private static Grid Changes(IReadOnlyList<string> changes)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0) });
        for (int i = 0; i < changes.Count; i++)
            grid.AddRow(new Text($"{i + 1}."), new Text(changes[i]));
        return grid;
    }
}
