using System.Text.Json;
using Telemetry.Records;

namespace Telemetry.Mcp.Answers;

/// <summary>The vocabulary that all questions share.</summary>
internal static class Arguments
{
    public const int DefaultLimit = 10;

    public static Argument Tool { get; } = new("tool", "string", "");

    public static Argument Project { get; } = new("project", "string", "Path, folder or current.");

    public static Argument Session { get; } = new("session", "string", "Id or current.");

    public static Argument Since { get; } = new("since", "string", "24h, 7d or a date.");

    public static Argument Stage { get; } = new("stage", "string", "") { Words = FieldWords.Stages, IsBrief = true };

    public static Argument Kind { get; } = new("kind", "string", "Of failure.") { Words = FieldWords.Kinds, IsBrief = true };

    public static Argument Agent { get; } = new("agent", "string", "main, type or id.");

    public static Argument Model { get; } = new("model", "string", "");

    public static Argument Limit { get; } = new("limit", "integer", "Default 10.") { Min = 1, Max = 100 };

    public static Argument Detail { get; } = new("detail", "string", "") { Words = ["concise", "detailed"] };

    public static Argument Cursor { get; } = new("cursor", "string", "From the last answer.");

    public static Argument GroupBy { get; } = new("group_by", "string", "")
    {
        Words = ["tool", "command", "project", "mcp_server", "agent_type", "model", "day"],
    };

    public static Argument Task { get; } = new("task", "string", "What you are about to do, in words.");

    public static Argument Target { get; } = new("target", "string", "The file, URL or command it is about.");

    public static Argument Candidates { get; } = new("candidates", "array", "The tools to compare.");

    public static Argument After { get; } = new("after", "string", "The tool just used. Default: the session's last.");

    public static Argument DryRun { get; } = new("dry_run", "boolean", "Send nothing.");

    /// <summary>Which calls a question is about.</summary>
    public static IReadOnlyList<Argument> Filters { get; } = [Tool, Project, Session, Since, Stage, Kind, Agent, Model];

    /// <summary>How much is told, and from where on.</summary>
    public static IReadOnlyList<Argument> Extent { get; } = [Limit, Detail, Cursor];

    /// <summary>Checks arguments against those that are known.</summary>
    /// <exception cref="QuestionException">One is unknown, or of the wrong type.</exception>
    public static void Check(string question, IReadOnlyList<Argument> known, IReadOnlyDictionary<string, JsonElement> arguments)
    {
        var problems = new List<string>();
        foreach (var (key, value) in arguments)
        {
            if (known.FirstOrDefault(argument => argument.Name == key) is not Argument argument)
                problems.Add($"unknown argument \"{Quoted.Text(key, 60)}\"; it takes {string.Join(", ", known.Select(k => k.Name))}");
            else if (argument.Check(value) is string problem)
                problems.Add(problem);
        }

        if (problems.Count > 0)
            throw new QuestionException($"{question}: {string.Join("; ", problems)}.");
    }
}
