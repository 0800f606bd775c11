using System.Text.Json.Nodes;
using CsCheck;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>Random arguments for get_stats or get_failures: any combination of filters, now and then one that names something absent.</summary>
internal static class RandomQuestion
{
    private static readonly (string Name, string[] Words)[] s_filters =
    [
        ("tool", ["Bash", "Edit", "bash", "Read", "Task", "Agent", "Grep", "mcp__files__list", "mcp__telemetry__get_stats", "Nope"]),
        ("project", [Some.Project, "app", "current", "other", "late", "/home/dev/other/", "/nowhere"]),
        ("session", ["current", "s0", "s1", "s2", "s9"]),
        ("stage", ["executed", "validation", "denied", "rejected", "cancelled", "interrupted"]),
        ("kind", ["old_string_not_found", "file_not_found", "nonzero_exit", "tests_failed", "usage_error", "denied", "cancelled", "other"]),
        ("agent", ["main", "explorer", "planner", "unknown", "a1", "a3", "a9"]),
        ("model", ["model-a", "MODEL-B", "model-z"]),
        ("since", ["1d", "5d", "2w", "90m", "30h", "2026-05-20", "2026-05-31T12:00:00Z"]),
    ];

    private static readonly string[] s_groups = ["tool", "command", "project", "mcp_server", "agent_type", "agent_type", "model", "day"];

    private static readonly string[] s_failureGroups = ["template", "kind", "tool", "project", "session", "day", "model"];

    public static Gen<(bool IsStats, string Arguments)> Any { get; } = Gen.Int.Select(seed => Of(new Random(seed)));

    private static (bool IsStats, string Arguments) Of(Random random)
    {
        bool isStats = random.Next(5) > 1;
        var arguments = new JsonObject { ["detail"] = "detailed", ["limit"] = random.Next(4) == 0 ? random.Next(1, 6) : 100 };
        foreach (var (name, words) in s_filters.Where(_ => random.Next(7) == 0))
            arguments[name] = words[random.Next(words.Length)];
        if (isStats && random.Next(4) > 0)
            arguments["group_by"] = s_groups[random.Next(s_groups.Length)];
        if (!isStats && random.Next(2) == 0)
            arguments["group_by"] = s_failureGroups[random.Next(s_failureGroups.Length)];
        return (isStats, arguments.ToJsonString());
    }
}
