using System.Globalization;
using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Numbers the groups of calls and names them. A number stays its group's as calls are added.</summary>
internal sealed class Grouping(CallIndex index, GroupBy by)
{
    private const long DayMs = 86_400_000;

    // A stamp of the year 9999 in one foreign line must not make three million groups.
    private const int MaxDays = 60_000;

    /// <summary>The names of two groups of calls by agent type: of main threads, and of subagents whose type nothing tells.</summary>
    public const string Main = "main", UnknownType = "unknown";

    // Types follow these two.
    private const int MainGroup = 0, UnknownGroup = 1;

    private readonly List<int> _serverOfTool = [];
    private readonly List<string> _servers = [];

    /// <summary>The group of a call; -1 where it falls out.</summary>
    public int Of(in CallRow row) => by switch
    {
        GroupBy.Tool => row.Tool,
        GroupBy.Command => row.Command == 0 ? -1 : row.Command,
        GroupBy.Project => row.Project == 0 ? -1 : row.Project,
        GroupBy.McpServer => ServerOf(row.Tool),
        GroupBy.AgentType => row.AgentType != 0 ? row.AgentType + UnknownGroup : index.IsMain(row.Lane) ? MainGroup : UnknownGroup,
        GroupBy.Model => row.Model == 0 ? -1 : row.Model,
        _ => row.TimestampMs / DayMs is >= 0 and < MaxDays and long day ? (int)day : -1,
    };

    /// <summary>The name of a group.</summary>
    public string Name(int group) => by switch
    {
        GroupBy.Tool => index.Tools[group],
        GroupBy.Command => index.Commands[group],
        GroupBy.Project => index.Projects[group],
        GroupBy.McpServer => _servers[group],
        GroupBy.AgentType => group == MainGroup ? Main : AgentTypeName(group - UnknownGroup),
        GroupBy.Model => index.Models[group],
        _ => DateTime.UnixEpoch.AddDays(group).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>The name of a type of subagents: a word of <see cref="CallIndex.AgentTypes"/>.</summary>
    public string AgentTypeName(int type) => type == 0 ? UnknownType : index.AgentTypes[type];

    private int ServerOf(int tool)
    {
        while (_serverOfTool.Count <= tool)
            _serverOfTool.Add(FindServer(index.Tools[_serverOfTool.Count]));
        return _serverOfTool[tool];
    }

    private int FindServer(string tool)
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
