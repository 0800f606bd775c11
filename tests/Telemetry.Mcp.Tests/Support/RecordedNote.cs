using System.Globalization;
using System.Text.Json.Nodes;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>One line of a store that is no call, written by hand.</summary>
internal sealed record RecordedNote(string Event, DateTimeOffset At, string AgentId)
{
    public string? AgentType { get; init; } = "explorer";

    public string Session { get; init; } = "s1";

    public string Project { get; init; } = Some.Project;

    public string? Reason { get; init; }

    public string ToLine()
    {
        var line = new JsonObject
        {
            ["timestamp"] = At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["event"] = Event,
            ["session_id"] = Session,
            ["agent_id"] = AgentId,
            ["agent_type"] = AgentType,
            ["project"] = Project,
            ["v"] = 1,
        };
        if (AgentType is null)
            line.Remove("agent_type");
        if (Reason is not null)
            line["reason"] = Reason;
        return line.ToJsonString() + "\n";
    }
}
