using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Forgetting;

namespace Telemetry.Mcp.Terminal;

/// <summary>What was forgotten, as a person reads it.</summary>
internal static class ForgetPage
{
    private const int MaxTools = 12;

    public static string Of(ForgetReport report, string storePath, bool isDryRun)
    {
        if (report.IsEmpty)
            return $"Nothing in {storePath} meets {(isDryRun ? "this" : "this, so nothing was changed")}: {Say.Calls(report.Remaining)} looked at. telemetry stats shows what is recorded.";
        var lines = new List<string> { Summary(report, isDryRun) };
        if (report.Tools.Count > 0)
            lines.Add("  " + string.Join(", ", report.Tools.Take(MaxTools).Select(tool => $"{Quoted.Text(tool.Key, 60)} {Say.Count(tool.Value)}")) + (report.Tools.Count > MaxTools ? $" and {Say.Many(report.Tools.Count - MaxTools, "more tool")}" : ""));
        if (isDryRun)
            lines.Add("Nothing was changed. Leave out --dry-run to forget them.");
        else if (report.Transcripts is string transcripts)
            lines.Add($"The client's own transcripts may still hold them: {transcripts} is left as it is, and telemetry import does not bring them back.");
        return string.Join(Environment.NewLine, lines);
    }

    private static string Summary(ForgetReport report, bool isDryRun)
    {
        string[] rest = [.. report.Notes > 0 ? [Say.Many(report.Notes, "note")] : Array.Empty<string>(), .. report.OtherLines > 0 ? [Say.Many(report.OtherLines, "line") + " that no record is in"] : Array.Empty<string>()];
        string what = Say.Calls(report.Calls);
        if (report is { FirstMs: long firstMs, LastMs: long lastMs })
            what += $" of {Say.Sessions(report.Sessions)}, from {Say.Minute(firstMs)} to {Say.Minute(lastMs)}";
        if (rest.Length > 0)
            what += $", and {string.Join(" and ", rest)}";
        return isDryRun ? $"Would forget {what}; {Say.Calls(report.Remaining)} would remain." : $"Forgot {what}; {Say.Calls(report.Remaining)} remain{(report.Remaining == 1 ? "s" : "")}.";
    }
}
