using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Forgetting;

namespace Telemetry.Mcp.Terminal;

/// <summary>What a rescan found, as a person reads it. Kinds and numbers, never a secret.</summary>
internal static class RescanPage
{
    public static string Of(RescanReport report, string storePath, bool isDryRun)
    {
        string read = $"{storePath}: {Say.Many(report.Lines, "line")} read";
        if (report.Changed == 0)
            return $"{read}, none holds what today's rules would not store.";
        string kinds = string.Join(", ", report.Kinds.Select(kind => $"{Quoted.Text(kind.Key, 60)} {Say.Count(kind.Value)}"));
        return isDryRun
            ? $"{read}, {Say.Count(report.Changed)} would be scrubbed: {kinds}.{Environment.NewLine}Nothing was changed. Leave out --dry-run to scrub them."
            : $"{read}, {Say.Count(report.Changed)} scrubbed: {kinds}.{Environment.NewLine}What was a secret has been on disk: change it where it is still valid.";
    }
}
