using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Which calls a question is about. Words are numbers of the index's tables; null asks for all.</summary>
public sealed record CallFilter
{
    /// <summary>The tool.</summary>
    public int? Tool { get; init; }

    /// <summary>The working directories.</summary>
    public IReadOnlyCollection<int>? Projects { get; init; }

    /// <summary>The session.</summary>
    public int? Session { get; init; }

    /// <summary>The earliest time, in milliseconds since 1970 UTC.</summary>
    public long? SinceMs { get; init; }

    /// <summary>How far the calls got.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Tools that are left out: those of this product itself, unless they are asked for.</summary>
    public IReadOnlyCollection<int> ExcludedTools { get; init; } = [];

    /// <summary>True where the call is asked for.</summary>
    public bool Matches(in CallRow row) =>
        (Tool is not int tool || row.Tool == tool)
        && (Session is not int session || row.Session == session)
        && (SinceMs is not long since || row.TimestampMs >= since)
        && (Stage is not Stage stage || row.Stage == stage)
        && (Projects is null || Projects.Contains(row.Project))
        && (ExcludedTools.Count == 0 || !ExcludedTools.Contains(row.Tool));
}
