using System.Text.Json.Serialization;

namespace Telemetry.Mcp.Forgetting;

/// <summary>What was forgotten, or would be.</summary>
internal sealed record ForgetReport
{
    /// <summary>False where the store was changed.</summary>
    public bool DryRun { get; init; }

    /// <summary>Calls, each once.</summary>
    public required int Calls { get; init; }

    /// <summary>Calls by tool, the most first.</summary>
    public required IReadOnlyDictionary<string, int> Tools { get; init; }

    /// <summary>The sessions they are of.</summary>
    public required int Sessions { get; init; }

    /// <summary>When the first of them ended, in milliseconds since 1970 UTC.</summary>
    public long? FirstMs { get; init; }

    /// <summary>When the last of them ended.</summary>
    public long? LastMs { get; init; }

    /// <summary>Notes that went with them.</summary>
    public int Notes { get; init; }

    /// <summary>Lines that are no records.</summary>
    public int OtherLines { get; init; }

    /// <summary>Calls that remain.</summary>
    public required int Remaining { get; init; }

    /// <summary>The client's own transcripts, which still hold what was forgotten.</summary>
    public string? Transcripts { get; init; }

    /// <summary>True where nothing meets the conditions.</summary>
    [JsonIgnore]
    public bool IsEmpty => Calls + Notes + OtherLines == 0;
}
