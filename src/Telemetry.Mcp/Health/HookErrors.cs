using System.Text;
using Telemetry.Records;

namespace Telemetry.Mcp.Health;

/// <summary>The lines of the hook's error log.</summary>
/// <param name="Lines">When, in milliseconds since 1970 UTC, and what; oldest first.</param>
internal sealed record HookErrors(IReadOnlyList<(long TimestampMs, string Text)> Lines)
{
    private const int StampLength = 24;

    /// <summary>When the last one was written; null where there is none.</summary>
    public long? LastMs => Lines.Count > 0 ? Lines[^1].TimestampMs : null;

    /// <summary>How many were written since.</summary>
    public int CountSince(long unixMs) => Lines.Count(line => line.TimestampMs >= unixMs);

    /// <summary>Reads a log, which is at most 64 KiB; a missing one has no lines.</summary>
    public static HookErrors Read(string path)
    {
        try
        {
            return new HookErrors(File.Exists(path) ? [.. File.ReadLines(path, Encoding.UTF8).Select(Parse).OfType<(long, string)>()] : []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new HookErrors([]);
        }
    }

    private static (long, string)? Parse(string line) =>
        line.Length > StampLength + 1 && Iso8601.TryParse(Encoding.ASCII.GetBytes(line[..StampLength]), out long ms) ? (ms, line[(StampLength + 1)..]) : null;
}
