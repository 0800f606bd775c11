using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>One line of a store, written by hand: the product's own writer would hide a mistake that it shares with the reader.</summary>
internal sealed record RecordedCall(string Tool, DateTimeOffset At)
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What it says; null for a success.</summary>
    public string? Error { get; init; }

    /// <summary>True for a failure that says nothing; one that says something is one anyway.</summary>
    public bool IsFailure { get; init; }

    /// <summary>How far it got; null where the line does not say.</summary>
    public string? Stage { get; init; } = "executed";

    public string? Note { get; init; }

    public long? LatencyMs { get; init; } = 10;

    public string? LatencySource { get; init; } = "reported";

    public string? Session { get; init; } = "s1";

    public string? Id { get; init; }

    public string? Project { get; init; } = Some.Project;

    public string? Model { get; init; }

    public string? AgentType { get; init; }

    public string? AgentId { get; init; }

    /// <summary>The subagent that it launched.</summary>
    public string? Launched { get; init; }

    public bool IsBackground { get; init; }

    public string? Batch { get; init; }

    public int? BatchSize { get; init; }

    public string? ClientVersion { get; init; }

    public int? ExitCode { get; init; }

    /// <summary>Who saw it; null as in lines of the original plugin.</summary>
    public string? Source { get; init; } = "hook";

    /// <summary>False for a time without a zone, as the original plugin wrote it: local time.</summary>
    public bool HasZone { get; init; } = true;

    /// <summary>The parameters, as name and value.</summary>
    public (string Name, string Value) Parameter { get; init; } = ("", "");

    public RecordedCall In(string session) => this with { Session = session, Id = $"{Id}_{session}" };

    public string ToLine()
    {
        var line = new JsonObject
        {
            ["timestamp"] = HasZone
                ? At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
                : At.LocalDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture),
            ["tool_name"] = Tool,
            ["params"] = Parameter.Name.Length > 0 ? new JsonObject { [Parameter.Name] = Parameter.Value } : [],
            ["outcome"] = Error is null && !IsFailure ? "success" : "failure",
            ["error"] = Error,
            ["latency_ms"] = LatencyMs,
            ["session_id"] = Session,
            ["tool_use_id"] = Id,
            ["stage"] = Stage,
            ["latency_source"] = LatencyMs is null ? null : LatencySource,
            ["background"] = IsBackground ? true : null,
            ["agent_id"] = AgentId,
            ["agent_type"] = AgentType,
            ["subagent_id"] = Launched,
            ["project"] = Project,
            ["batch_id"] = Batch,
            ["batch_size"] = BatchSize,
            ["model"] = Model,
            ["client_version"] = ClientVersion,
            ["exit_code"] = ExitCode,
            ["note"] = Note,
            ["source"] = Source,
            ["v"] = 1,
        };
        foreach (string absent in line.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
            line.Remove(absent);
        return line.ToJsonString(s_options) + "\n";
    }
}
