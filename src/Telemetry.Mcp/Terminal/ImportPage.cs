using System.Globalization;
using Spectre.Console;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Forgetting;
using Telemetry.Mcp.Importing;

namespace Telemetry.Mcp.Terminal;

/// <summary>How an import looks: a bar while it runs at a terminal, and one line when it is done.</summary>
internal static class ImportPage
{
    private const double MiB = 1024 * 1024;
    private const int RefreshMs = 100;

    /// <summary>Runs the import; shows how far it is where the output is a terminal.</summary>
    public static string? Follow(ImportCounts counts, TextWriter output, Func<string?> import)
    {
        if (Console.IsOutputRedirected)
            return import();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        return console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask("transcripts");
                var work = Task.Run(import);
                var clock = System.Diagnostics.Stopwatch.StartNew();
                while (!work.Wait(RefreshMs))
                {
                    if (counts.BytesToRead == 0)
                        continue;
                    task.MaxValue = counts.BytesToRead;
                    task.Value = counts.BytesRead;
                    task.Description = string.Create(
                        CultureInfo.InvariantCulture, $"{Say.Count(counts.FilesDone)} of {Say.Many(counts.FilesToRead, "file")}, {Say.Calls(counts.Calls)}, {counts.BytesRead / MiB / clock.Elapsed.TotalSeconds:0} MB/s");
                }

                return work.GetAwaiter().GetResult();
            });
    }

    /// <summary>What was done, in one line.</summary>
    public static string Summary(ImportCounts counts, TimeSpan elapsed, bool isCalledOff, RetentionDays retention)
    {
        string text = isCalledOff ? $"Called off after {Say.Count(counts.FilesDone)} of {Say.Many(counts.FilesToRead, "transcript")}" : $"{Say.Many(counts.Files, "transcript")}, {Say.Count(counts.FilesToRead)} new or grown";
        if (counts.FilesDone > 0)
            text += string.Create(CultureInfo.InvariantCulture, $" ({counts.BytesRead / MiB:0.0} MB in {Say.Ms(elapsed.TotalMilliseconds)})");
        text += $": {Say.Calls(counts.Added)} added, {Say.Count(counts.Settled)} settled, {Say.Count(counts.Calls - counts.Added - counts.Settled)} known.";
        if (counts.WithoutResult > 0)
            text += counts.WithoutResult == 1 ? " 1 call without a result: how it ended is unknown, so it is not written." : $" {Say.Calls(counts.WithoutResult)} without a result: how they ended is unknown, so they are not written.";
        if (counts.Forgotten > 0)
            text += $" {Say.Calls(counts.Forgotten)} left out: forgotten before.";
        if (counts.TooOld > 0)
            text += $" {Say.Calls(counts.TooOld)} left out: older than the {Say.Many(retention.Days ?? 0, "day")} of {RetentionDays.Variable}.";
        if (counts.UnreadableLines > 0)
            text += $" {Say.Many(counts.UnreadableLines, "line")} could not be read.";
        if (counts.UnreadableFiles > 0)
            text += $" {Say.Many(counts.UnreadableFiles, "file")} could not be read.";
        return isCalledOff ? text + " Run it again to do the rest." : text;
    }
}
