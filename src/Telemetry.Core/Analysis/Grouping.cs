using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What calls are put together by.</summary>
public enum GroupBy
{
    /// <summary>The tool.</summary>
    Tool,

    /// <summary>A shell call's program and subcommand; other calls fall out.</summary>
    Command,

    /// <summary>The working directory.</summary>
    Project,

    /// <summary>The MCP server; other calls fall out.</summary>
    McpServer,

    /// <summary>The subagent's type; calls of main threads stand as <c>main</c>.</summary>
    AgentType,

    /// <summary>The model, where known.</summary>
    Model,

    /// <summary>The day, UTC.</summary>
    Day,
}

/// <summary>Numbers the groups of calls and names them.</summary>
internal sealed class Grouping
{
    private const long DayMs = 86_400_000;

    private readonly CallIndex _index;
    private readonly GroupBy _by;
    private readonly int[] _serverOfTool;
    private readonly List<string> _servers = [];
    private readonly long _firstDay;

    public Grouping(CallIndex index, GroupBy by)
    {
        _index = index;
        _by = by;
        _serverOfTool = by == GroupBy.McpServer ? [.. Enumerable.Range(0, index.Tools.Count).Select(tool => ServerOf(index.Tools[tool]))] : [];
        if (by != GroupBy.Day)
            return;
        long first = long.MaxValue, last = 0;
        foreach (ref readonly CallRow row in index.Rows)
        {
            first = Math.Min(first, row.TimestampMs);
            last = Math.Max(last, row.TimestampMs);
        }

        _firstDay = first / DayMs;
        // A stamp of the year 9999 in one foreign line must not make three million groups.
        _days = (int)Math.Clamp(last / DayMs - _firstDay + 1, 1, 40_000);
    }

    private readonly int _days = 1;

    /// <summary>How many groups there may be.</summary>
    public int Count => _by switch
    {
        GroupBy.Tool => _index.Tools.Count,
        GroupBy.Command => _index.Commands.Count,
        GroupBy.Project => _index.Projects.Count,
        GroupBy.McpServer => _servers.Count,
        GroupBy.AgentType => _index.AgentTypes.Count,
        GroupBy.Model => _index.Models.Count,
        _ => _days,
    };

    /// <summary>The group of a call; -1 where it falls out.</summary>
    public int Of(in CallRow row) => _by switch
    {
        GroupBy.Tool => row.Tool,
        GroupBy.Command => row.Command == 0 ? -1 : row.Command,
        GroupBy.Project => row.Project == 0 ? -1 : row.Project,
        GroupBy.McpServer => _serverOfTool[row.Tool],
        GroupBy.AgentType => row.AgentType,
        GroupBy.Model => row.Model == 0 ? -1 : row.Model,
        _ => row.TimestampMs / DayMs - _firstDay is >= 0 and long day && day < _days ? (int)day : -1,
    };

    /// <summary>The name of a group.</summary>
    public string Name(int group) => _by switch
    {
        GroupBy.Tool => _index.Tools[group],
        GroupBy.Command => _index.Commands[group],
        GroupBy.Project => _index.Projects[group],
        GroupBy.McpServer => _servers[group],
        GroupBy.AgentType => group == 0 ? "main" : _index.AgentTypes[group],
        GroupBy.Model => _index.Models[group],
        _ => DateTime.UnixEpoch.AddDays(_firstDay + group).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    private int ServerOf(string tool)
    {
        int end = tool.StartsWith("mcp__", StringComparison.Ordinal) ? tool.IndexOf("__", 5, StringComparison.Ordinal) : -1;
        if (end < 0)
            return -1;
        string server = tool[5..end];
        int known = _servers.IndexOf(server);
        if (known >= 0)
            return known;
        _servers.Add(server);
        return _servers.Count - 1;
    }
}
