using Spectre.Console;
using Telemetry.Mcp.Health;

namespace Telemetry.Mcp.Terminal;

/// <summary>A check-up as a person reads it: a line a check, what it stands on below, and what repairs it.</summary>
internal static class DoctorPage
{
    private const int MarkWidth = 9, NameWidth = 14, Indent = MarkWidth + NameWidth;

    public static void Print(CheckUp checkUp, TextWriter output)
    {
        if (Console.IsOutputRedirected || output is StringWriter)
            PrintPlain(checkUp, output);
        else
            PrintStyled(checkUp, output);
    }

    // Not wrapped: one line of output is one thing found, for whoever searches in it.
    private static void PrintPlain(CheckUp checkUp, TextWriter output)
    {
        output.WriteLine(checkUp.Summary);
        output.WriteLine();
        foreach (Check check in checkUp.Checks)
        {
            output.WriteLine(Word(check.Status).PadRight(MarkWidth) + check.Name.PadRight(NameWidth) + check.Says);
            foreach (string detail in check.Details ?? [])
                output.WriteLine(new string(' ', Indent) + detail);
            PrintRepair(check, output);
        }
    }

    private static void PrintStyled(CheckUp checkUp, TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Detect });
        console.WriteLine(checkUp.Summary);
        console.WriteLine();
        foreach (Check check in checkUp.Checks)
        {
            Color color = check.Status switch { CheckStatus.Ok => Color.Green, CheckStatus.Warning => Color.Yellow, _ => Color.Red };
            var line = new Grid { Expand = false };
            line.AddColumn(new GridColumn { Width = MarkWidth, NoWrap = true, Padding = new Padding(0) });
            line.AddColumn(new GridColumn { Width = NameWidth, NoWrap = true, Padding = new Padding(0) });
            line.AddColumn(new GridColumn { Padding = new Padding(0) });
            line.AddRow(new Text(Word(check.Status), new Style(color)), new Text(check.Name), new Text(check.Says));
            console.Write(line);
            foreach (string detail in check.Details ?? [])
                console.Write(new Padder(new Text(detail, new Style(decoration: Decoration.Dim)), new Padding(Indent, 0, 0, 0)));
            PrintRepair(check, output);
        }
    }

    // Past the console, which would break a long command into two.
    private static void PrintRepair(Check check, TextWriter output)
    {
        foreach (string repair in check.Repair?.Split('\n') ?? [])
            output.WriteLine($"{new string(' ', Indent)}> {repair}");
    }

    private static string Word(CheckStatus status) => status switch { CheckStatus.Ok => "ok", CheckStatus.Warning => "warning", _ => "PROBLEM" };
}
