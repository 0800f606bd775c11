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

    /// <summary>The subagent's type; calls of main threads stand as <c>main</c>, those of subagents whose type nothing tells as <c>unknown</c>.</summary>
    AgentType,

    /// <summary>The model, where known.</summary>
    Model,

    /// <summary>The day, UTC.</summary>
    Day,
}
