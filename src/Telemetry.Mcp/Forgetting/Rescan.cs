using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Mcp.Forgetting;

/// <summary>Reads every line of the store with today's rules of redaction, and takes out what they would not store.</summary>
internal static class Rescan
{
    /// <summary>What would be taken out; changes nothing.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public static RescanReport Preview(string storePath)
    {
        var counts = new Counts();
        StoreLines.Visit(storePath, (line, _) => counts.Scrub(line));
        return counts.Report(isDryRun: true);
    }

    /// <summary>Takes it out.</summary>
    /// <exception cref="IOException">It could not be done; nothing was changed.</exception>
    public static RescanReport Run(StoreChange change, string storePath, TimeProvider time)
    {
        RescanReport preview = Preview(storePath);
        if (preview.Changed == 0)
            return preview;
        var counts = new Counts();
        change.Rewrite("rescan", (line, _) => counts.Scrub(line) is byte[] clean ? clean : line, time);
        RescanReport report = counts.Report(isDryRun: false);
        // The note of an earlier rewrite was read too, and gives way to the new one.
        return report with { Lines = Math.Max(report.Lines, preview.Lines) };
    }

    private sealed class Counts
    {
        private readonly Dictionary<string, int> _kinds = new(StringComparer.Ordinal);
        private long _lines, _changed;

        public byte[]? Scrub(ReadOnlySpan<byte> line)
        {
            _lines++;
            byte[]? clean = StoredLine.Scrub(line, _kinds);
            if (clean is not null)
                _changed++;
            return clean;
        }

        public RescanReport Report(bool isDryRun) => new(
            isDryRun, _lines, _changed, _kinds.Where(kind => kind.Value > 0).OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key, StringComparer.Ordinal).ToDictionary());
    }
}
