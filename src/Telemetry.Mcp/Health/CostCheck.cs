using System.Text.Json.Nodes;

namespace Telemetry.Mcp.Health;

/// <summary>What do hooks cost, by the client's own measure, ours and everybody's?</summary>
/// <remarks>The client writes down the hooks at the end of a turn, and those that print or fail; of hooks that say nothing, such as ours, it keeps no time.</remarks>
internal static class CostCheck
{
    private const int ShownCommands = 5;

    public static Check Of(TranscriptSurvey transcripts)
    {
        HookCost[] costs = [.. transcripts.HookRuns.Select(runs => HookCost.Of(runs.Key, runs.Value)).OrderByDescending(cost => cost.TotalMs)];
        HookCost[] ours = [.. costs.Where(cost => cost.IsOurs)], others = [.. costs.Where(cost => !cost.IsOurs)];
        string says = ours.Length > 0
            ? $"Our hooks by the client's measure: {string.Join("; ", ours.Select(cost => cost.Figures()))}."
            : $"The client wrote down none of our hooks' times in the last {StoreSurvey.RecentDays} days: it keeps none of hooks that print nothing.";
        var rows = new JsonArray();
        foreach (HookCost cost in costs)
            rows.Add((JsonNode)cost.ToJson());
        return Check.Of("cost", [Finding.Ok(says)], Details(others), costs.Length > 0 ? new JsonObject { ["commands"] = rows } : null);
    }

    private static IEnumerable<string> Details(HookCost[] others)
    {
        if (others.Length > 0)
            yield return "Other hooks, the costliest first:";
        foreach (HookCost cost in others.Take(ShownCommands))
            yield return $"{cost.Command}: {cost.Figures()}";
        if (others.Length > ShownCommands)
            yield return $"{others.Length - ShownCommands} more, which took less.";
    }
}
