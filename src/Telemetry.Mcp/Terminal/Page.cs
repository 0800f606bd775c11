using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Terminal;

/// <summary>Answers as a person reads them: the summary, a table, and what was left out.</summary>
internal static class Page
{
    private const int PlainWidth = 140;

    public static void Print(Answer answer, TextWriter output)
    {
        IAnsiConsole console = NewConsole(output, out PageStyle style);
        console.WriteLine(answer.Summary);
        IRenderable? body = answer switch
        {
            StatsAnswer { Rows.Count: > 0 } stats => StatsPage.Of(stats, style),
            FailuresAnswer { Rows.Count: > 0 } failures => FailuresPage.Of(failures, style),
            PatternsAnswer patterns => PatternsPage.Of(patterns, style),
            RecommendAnswer { Tools.Count: > 0 } recommend => RecommendPage.Of(recommend, style),
            _ => null,
        };
        if (body is not null)
        {
            console.WriteLine();
            console.Write(body);
        }

        if (answer is RecommendAnswer { Warnings: { } warnings })
        {
            foreach (string warning in warnings)
                console.WriteLine($"Warning: {warning}");
        }

        if (answer is RecommendAnswer { NotEnoughData: { } unknown })
            console.WriteLine($"Not enough data: {string.Join(", ", unknown)}.");
        if (answer.Omitted is int omitted)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{omitted} more: {More(answer, omitted)}"));
        if (answer.SkippedLines is long skipped)
            console.WriteLine($"{Say.Many(skipped, "line")} of the store could not be read as records and were passed over.");
    }

    // Where the limit can be set high enough it is the shorter way.
    private static string More(Answer answer, int omitted) =>
        answer.Cursor is string cursor && (answer.From.Offset > 0 || answer.ToldRows + omitted > Arguments.Limit.Max) ? $"--cursor {cursor} shows the next." : "--limit shows them.";

    /// <summary>A console that draws where somebody looks, and writes plain text of a fixed width where nobody does.</summary>
    public static IAnsiConsole NewConsole(TextWriter output, out PageStyle style)
    {
        style = new PageStyle(Console.IsOutputRedirected || output is StringWriter);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = style.IsPlain ? AnsiSupport.No : AnsiSupport.Detect });
        if (style.IsPlain)
            console.Profile.Width = PlainWidth;
        return console;
    }
}
