using Telemetry.Records;

namespace Telemetry.Mcp.Answers;

/// <summary>The vocabulary that all questions share.</summary>
internal static class Arguments
{
    public const int DefaultLimit = 10;

    public static Argument Tool { get; } = new("tool", "string", "Only this tool.");

    public static Argument Project { get; } = new("project", "string", "Only this project: path, folder name or current.");

    public static Argument Session { get; } = new("session", "string", "Only this session: current or an id.");

    public static Argument Since { get; } = new("since", "string", "Only calls since: 24h, 7d or a date.");

    public static Argument Limit { get; } = new("limit", "integer", "Rows at most. Default 10.") { Min = 1, Max = 100 };

    public static Argument Detail { get; } = new("detail", "string", "Default concise: at most 1,500 bytes.") { Words = ["concise", "detailed"] };

    public static Argument GroupBy { get; } = new("group_by", "string", "Default tool.")
    {
        Words = ["tool", "command", "project", "mcp_server", "agent_type", "model", "day"],
    };

    public static Argument Stage { get; } = new("stage", "string", "Only failures that got this far.") { Words = FieldWords.Stages };

    public static Argument Task { get; } = new("task", "string", "What you are about to do, in words.");

    public static Argument Target { get; } = new("target", "string", "The file, URL or command it is about.");

    public static Argument Candidates { get; } = new("candidates", "array", "The tools to compare.");

    public static Argument After { get; } = new("after", "string", "The tool just used. Default: the session's last.");

    public static IReadOnlyList<Argument> Filters { get; } = [Tool, Project, Session, Since];
}
