using Telemetry.Import;

namespace Telemetry.Mcp.Importing;

/// <summary>Groups transcripts that can repeat each other: a resumed or forked session copies the history it starts from, ids and times included.</summary>
/// <remarks>One thread reads a family, the oldest first, so that a call belongs to the session that made it, whatever the number of threads.</remarks>
internal static class TranscriptFamilies
{
    /// <summary>The families, those with most to read first, so that the last thread has little left.</summary>
    public static IReadOnlyList<IReadOnlyList<TranscriptFile>> Of(IEnumerable<TranscriptFile> files) =>
    [
        .. files.Select(file => (File: file, Head: TranscriptHead.Of(file)))
            .GroupBy(entry => entry.Head.FirstLineId ?? entry.File.Path)
            .Select(family => (IReadOnlyList<TranscriptFile>)[.. family.OrderBy(entry => entry.Head.BegunAt, StringComparer.Ordinal).ThenBy(entry => entry.File.LastWriteMs).ThenBy(entry => entry.File.Path, StringComparer.Ordinal).Select(entry => entry.File)])
            .OrderByDescending(family => family.Sum(file => file.Bytes)),
    ];
}
