using Telemetry.Analysis;

namespace Telemetry.Mcp.Answers;

/// <summary>The subagents of one type.</summary>
internal sealed record AgentsRow
{
    /// <summary>How many.</summary>
    public required int N { get; init; }

    /// <summary>How many are known to have failed; absent where none is.</summary>
    public int? Failed { get; init; }

    /// <summary>How many are not known to have stopped; absent where none is. Unknown, not failed.</summary>
    public int? Unfinished { get; init; }

    /// <summary>From start to stop in milliseconds, where enough subagents support it.</summary>
    public int? P50Ms { get; init; }

    /// <inheritdoc cref="P50Ms"/>
    public int? P95Ms { get; init; }

    /// <summary>The median of their numbers of calls.</summary>
    public int? CallsP50 { get; init; }

    public static AgentsRow? Of(AgentStats? agents) => agents is null ? null : new()
    {
        N = agents.N,
        Failed = agents.Failed > 0 ? agents.Failed : null,
        Unfinished = agents.Unfinished > 0 ? agents.Unfinished : null,
        P50Ms = agents.Duration.P50,
        P95Ms = agents.Duration.P95,
        CallsP50 = agents.CallsP50,
    };

    /// <summary>The subagents of all types as a sentence; empty where there are none.</summary>
    public static string Summarize(IReadOnlyList<AgentStats> agents)
    {
        if (agents.Count == 0)
            return "";
        int failed = agents.Sum(type => type.Failed), unfinished = agents.Sum(type => type.Unfinished);
        string text = " " + Say.Many(agents.Sum(type => type.N), "subagent");
        text += failed > 0 ? $", {Say.Count(failed)} known to have failed" : "";
        return text + (unfinished > 0 ? $", {Say.Count(unfinished)} not known to have stopped." : ".");
    }
}
