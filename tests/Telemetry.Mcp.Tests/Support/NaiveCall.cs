namespace Telemetry.Mcp.Tests.Support;

/// <summary>A call as all its lines together tell it. What is unknown is null.</summary>
internal sealed record NaiveCall(string Tool, long AtMs)
{
    public string? Id { get; init; }

    public string? Source { get; init; }

    public bool IsFailure { get; init; }

    /// <summary>The sample that its text is of.</summary>
    public FailureSample? Says { get; init; }

    /// <summary>Its text on the line that decides.</summary>
    public string? Error { get; init; }

    public string? Stage { get; init; }

    public long? LatencyMs { get; init; }

    public string? LatencySource { get; init; }

    public bool IsBackground { get; init; }

    public string? Session { get; init; }

    public string? Project { get; init; }

    public string? AgentId { get; init; }

    public string? AgentType { get; init; }

    public string? Launched { get; init; }

    public string? Batch { get; init; }

    public string? Model { get; init; }

    public string? ClientVersion { get; init; }

    public string? Note { get; init; }

    /// <summary>Its command's program and subcommand.</summary>
    public string? Family { get; init; }

    /// <summary>True where its command's exit code is not that of its work.</summary>
    public bool HidesExit { get; init; }

    /// <summary>What happened, where it failed.</summary>
    public string? Kind => !IsFailure ? null : Stage is "denied" or "rejected" or "cancelled" or "interrupted" ? Stage : Says?.Kind ?? "other";

    /// <summary>True where a rate of success counts it.</summary>
    public bool IsAttributable => Stage is "executed" or "validation";

    public string? Server => Tool.StartsWith("mcp__", StringComparison.Ordinal) ? Tool.Split("__")[1] : null;

    public string Day => DateTimeOffset.FromUnixTimeMilliseconds(AtMs).UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public bool IsOwn => new[] { "mcp__telemetry__", "mcp__execution-telemetry__", "mcp__plugin_execution-telemetry_telemetry__" }.Any(own => Tool.StartsWith(own, StringComparison.Ordinal));

    /// <summary>True where the latency is not that of the work, or already that of the subagent.</summary>
    public bool OnlyLaunched => IsBackground || LatencySource == "subagent";
}
