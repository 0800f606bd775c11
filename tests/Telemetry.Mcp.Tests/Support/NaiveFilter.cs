using System.Globalization;
using System.Text.Json.Nodes;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>Which calls a question is about, by its arguments.</summary>
/// <param name="store">The calls.</param>
/// <param name="now">When questions are put.</param>
/// <param name="here">The project they are put in.</param>
internal sealed class NaiveFilter(NaiveStore store, DateTimeOffset now, string here)
{
    /// <summary>The beginning of the sentence that refuses a question; null where it can be answered.</summary>
    public string? Refusal(JsonObject question)
    {
        if (store.Calls.Length == 0)
            return null;
        if (Text(question, "tool") is string tool && !store.Calls.Any(call => IsTool(call, tool)))
            return $"No calls of a tool named \"{tool}\" are recorded. Tools seen: ";
        if (Text(question, "project") is string project && !store.Projects.Any(path => IsProject(path, project)))
            return $"No calls in a project \"{Folder(project)}\" are recorded. ";
        if (Text(question, "session") is string session)
        {
            if (session == "current" && CurrentSession is null)
                return "No session is recorded: ";
            if (session != "current" && !store.Sessions.Contains(session))
                return $"No session \"{session}\" is recorded. ";
        }

        if (Text(question, "agent") is string agent && agent is not ("main" or "unknown") && !store.AgentTypes.Contains(agent) && !store.AgentIds.Contains(agent))
            return $"No subagent of a type or with an id \"{agent}\" is recorded. ";
        return Text(question, "model") is string model && !store.Models.Contains(model) ? $"No calls of a model \"{model}\" are recorded. " : null;
    }

    public IEnumerable<NaiveCall> Asked(JsonObject question) => store.Calls.Where(call =>
        (Text(question, "tool") is string tool ? IsTool(call, tool) : !call.IsOwn)
        && (Text(question, "stage") is not string stage || call.Stage == stage)
        && (Text(question, "kind") is not string kind || call.Kind == kind)
        && (Text(question, "model") is not string model || string.Equals(call.Model, model, StringComparison.OrdinalIgnoreCase))
        && (Text(question, "agent") is not string agent || call.AgentId == agent || NameOf(call, "agent_type") == agent)
        && Covers(question, call.Session, call.Project, call.AtMs));

    public static bool IsOfFailures(JsonObject question) => Text(question, "kind") is not null || Text(question, "stage") is string and not "executed";

    public bool Covers(JsonObject question, string? session, string? project, long atMs) =>
        (Text(question, "session") is not string asked || session == (asked == "current" ? CurrentSession : asked))
        && (Text(question, "project") is not string wanted || (project is not null && IsProject(project, wanted)))
        && (Text(question, "since") is not string since || atMs >= Since(since).ToUnixTimeMilliseconds());

    private string? CurrentSession => (store.Calls.Where(call => call.Session is not null && call.Project == here).MaxBy(call => call.AtMs) ?? store.Calls.Where(call => call.Session is not null).MaxBy(call => call.AtMs))?.Session;

    private DateTimeOffset Since(string text) => text[^1] switch
    {
        'm' => now.AddMinutes(-int.Parse(text[..^1], CultureInfo.InvariantCulture)),
        'h' => now.AddHours(-int.Parse(text[..^1], CultureInfo.InvariantCulture)),
        'd' => now.AddDays(-int.Parse(text[..^1], CultureInfo.InvariantCulture)),
        'w' => now.AddDays(-7 * int.Parse(text[..^1], CultureInfo.InvariantCulture)),
        _ => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
    };

    public string? NameOf(NaiveCall call, string by) => by switch
    {
        "tool" => Shown(call.Tool),
        "command" => call.Family,
        "project" => call.Project,
        "mcp_server" => call.Server,
        "agent_type" => call.AgentId is null ? "main" : call.AgentType ?? "unknown",
        "model" => call.Model,
        "session" => call.Session,
        _ => call.Day,
    };

    // One tool under two names: answers say the newer one once a line does.
    public string Shown(string tool) => tool == "Task" && store.HasAgent ? "Agent" : tool;

    private static bool IsTool(NaiveCall call, string asked) => string.Equals(OldName(call.Tool), OldName(asked), StringComparison.OrdinalIgnoreCase);

    private static string OldName(string tool) => tool == "Agent" ? "Task" : tool;

    private bool IsProject(string path, string asked)
    {
        string wanted = Folder(asked);
        return path.TrimEnd('/') == wanted || path.TrimEnd('/').Split('/')[^1] == wanted;
    }

    private string Folder(string asked) => (asked == "current" ? here : asked).TrimEnd('/');

    public static string? Text(JsonObject question, string name) => question[name] is JsonNode value && value.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string?)value : null;
}
