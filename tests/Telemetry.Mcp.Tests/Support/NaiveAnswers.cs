using System.Globalization;
using System.Text.Json.Nodes;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>What get_stats and get_failures must answer, worked out the slow and obvious way. A rounded number stands unrounded, as a double; a counted one as an integer.</summary>
/// <param name="store">The calls.</param>
/// <param name="now">When the questions are put.</param>
/// <param name="here">The project they are put in.</param>
internal sealed class NaiveAnswers(NaiveStore store, DateTimeOffset now, string here)
{
    private const double Z95 = 1.959963984540054;

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

        return null;
    }

    /// <summary>How calls went.</summary>
    public JsonObject Stats(JsonObject question)
    {
        string by = Text(question, "group_by") ?? "tool";
        var groups = Asked(question).Select(call => (Call: call, Name: NameIn(call, by))).Where(pair => pair.Name is not null)
            .GroupBy(pair => pair.Name!, pair => pair.Call).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        NaiveCall[] calls = [.. groups.SelectMany(group => group)];
        if (calls.Length == 0)
            return new JsonObject { ["calls"] = 0, ["rows"] = new JsonArray() };
        var agents = by == "agent_type" && Text(question, "tool") is null
            ? store.Subagents.Where(agent => Covers(question, agent.Session, agent.Project, agent.LastSeenMs)).GroupBy(agent => agent.Type)
                .OrderByDescending(type => type.Count()).ThenBy(type => type.Key, StringComparer.Ordinal).ToList()
            : [];
        string? source = groups.Select(group => Latencies([.. group]).Source).Where(word => word is not null).GroupBy(word => word).MaxBy(same => same.Count())?.Key;
        JsonNode[] rows =
        [
            .. groups.Select(group => Row(group.Key, [.. group], source, agents.FirstOrDefault(type => type.Key == group.Key))),
            .. agents.Where(type => groups.All(group => group.Key != type.Key)).Select(type => Row(type.Key, [], source, type)),
        ];
        return With(question, rows, new JsonObject
        {
            ["calls"] = calls.Length,
            ["sessions"] = calls.DistinctBy(call => call.Session).Count(),
            ["period"] = new JsonArray(calls.Min(call => call.Day), calls.Max(call => call.Day)),
            ["latency_source"] = source,
        });
    }

    /// <summary>What failed.</summary>
    public JsonObject Failures(JsonObject question)
    {
        NaiveCall[] calls = [.. Asked(question)], failures = [.. calls.Where(call => call.IsFailure)];
        if (failures.Length == 0)
            return new JsonObject { ["failures"] = 0, ["calls"] = calls.Length, ["asked_stage"] = Text(question, "stage"), ["rows"] = new JsonArray() };
        JsonNode[] rows =
        [
            .. failures.GroupBy(call => (Tool: Shown(call.Tool), call.Stage, Template: call.Says?.Template ?? ""))
                .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Max(call => call.AtMs))
                .Select(group => new JsonObject
                {
                    ["tool"] = group.Key.Tool,
                    ["stage"] = group.Key.Stage ?? "unknown",
                    ["error"] = group.Key.Template,
                    ["count"] = group.Count(),
                    ["share"] = (double)group.Count() / failures.Length,
                    ["sessions"] = group.DistinctBy(call => call.Session).Count(),
                    ["first"] = group.Min(call => call.Day),
                    ["last"] = group.Max(call => call.Day),
                    ["example"] = group.MaxBy(call => call.AtMs)!.Error is string text ? string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)) : null,
                }),
        ];
        return With(question, rows, new JsonObject { ["failures"] = failures.Length, ["kinds"] = rows.Length });
    }

    private JsonObject With(JsonObject question, JsonNode[] rows, JsonObject answer)
    {
        int limit = (int?)question["limit"] ?? 10;
        answer["rows"] = new JsonArray([.. rows.Take(limit)]);
        answer["omitted"] = rows.Length > limit ? rows.Length - limit : null;
        answer["skipped_lines"] = store.SkippedLines > 0 ? store.SkippedLines : null;
        return answer;
    }

    private static JsonObject Row(string name, NaiveCall[] calls, string? mostSource, IGrouping<string, NaiveSubagent>? agents)
    {
        NaiveCall[] rated = [.. calls.Where(call => call.IsAttributable)];
        int successes = rated.Count(call => !call.IsFailure);
        bool isEnough = rated.Length >= 5;
        var (latencies, source) = Latencies(calls);
        return new JsonObject
        {
            ["name"] = name,
            ["calls"] = calls.Length,
            ["n"] = rated.Length == calls.Length ? null : rated.Length,
            ["success"] = isEnough ? (double)successes / rated.Length : null,
            ["interval"] = isEnough ? new JsonArray(ScoreBound(successes, rated.Length, -1), ScoreBound(successes, rated.Length, 1)) : null,
            ["note"] = isEnough ? null : $"not enough data (n={rated.Length})",
            ["failed"] = Counts(calls.Where(call => call.IsFailure).Select(call => call.Stage ?? "unknown")),
            ["noted"] = Counts(calls.Select(call => call.Note).OfType<string>()),
            ["p50_ms"] = Percentile(latencies, 50, 5),
            ["p95_ms"] = Percentile(latencies, 95, 20),
            ["p99_ms"] = Percentile(latencies, 99, 100),
            ["total_ms"] = latencies.Length > 0 ? latencies.Sum() : null,
            ["latency"] = source == mostSource ? null : source,
            ["sessions"] = calls.Length > 0 ? calls.DistinctBy(call => call.Session).Count() : null,
            ["agents"] = agents is null ? null : Agents([.. agents]),
        };
    }

    private static JsonObject Agents(NaiveSubagent[] agents)
    {
        long[] durations = [.. agents.Select(agent => agent.DurationMs).OfType<long>()];
        return new JsonObject
        {
            ["n"] = agents.Length,
            ["failed"] = agents.Count(agent => agent.HasFailed) is > 0 and int failed ? failed : null,
            ["unfinished"] = agents.Count(agent => !agent.IsFinished) is > 0 and int unfinished ? unfinished : null,
            ["p50_ms"] = Percentile(durations, 50, 5),
            ["p95_ms"] = Percentile(durations, 95, 20),
            ["calls_p50"] = Percentile([.. agents.Select(agent => (long)agent.Calls)], 50, 5),
        };
    }

    private static JsonObject? Counts(IEnumerable<string> words) =>
        words.GroupBy(word => word).Select(group => KeyValuePair.Create(group.Key, (JsonNode?)group.Count())).ToList() is { Count: > 0 } counts ? new JsonObject(counts) : null;

    // What the client measured, unless that is too little and there is more of the rest.
    private static (long[] Ms, string? Source) Latencies(NaiveCall[] calls)
    {
        NaiveCall[] timed = [.. calls.Where(call => call is { LatencyMs: not null, IsBackground: false })];
        NaiveCall[] measured = [.. timed.Where(call => call.IsMeasured)], wall = [.. timed.Where(call => !call.IsMeasured)];
        bool takesWall = measured.Length < 5 && wall.Length > measured.Length;
        return ([.. (takesWall ? wall : measured).Select(call => call.LatencyMs!.Value)], takesWall ? wall[^1].LatencySource ?? "unknown" : measured.Length > 0 ? "reported" : null);
    }

    // Nearest rank: the smallest value that so many percent of all are not above.
    private static long? Percentile(long[] values, int percent, int least) => values.Length < least ? null : values.Order().First(value => values.Count(other => other <= value) * 100 >= percent * values.Length);

    // Wilson's interval holds the rates p that n calls do not contradict: (p - rate)² <= z² p (1 - p) / n. Its ends solve the equation.
    private static double ScoreBound(int successes, int n, int sign)
    {
        double rate = (double)successes / n, a = 1 + Z95 * Z95 / n, b = -(2 * rate + Z95 * Z95 / n), c = rate * rate;
        return (-b + sign * Math.Sqrt(Math.Max(0, b * b - 4 * a * c))) / (2 * a);
    }

    private IEnumerable<NaiveCall> Asked(JsonObject question) => store.Calls.Where(call =>
        (Text(question, "tool") is string tool ? IsTool(call, tool) : !call.IsOwn)
        && (Text(question, "stage") is not string stage || call.Stage == stage)
        && Covers(question, call.Session, call.Project, call.AtMs));

    private bool Covers(JsonObject question, string? session, string? project, long atMs) =>
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

    private string? NameIn(NaiveCall call, string by) => by switch
    {
        "tool" => Shown(call.Tool),
        "command" => call.Family,
        "project" => call.Project,
        "mcp_server" => call.Server,
        "agent_type" => call.AgentId is null ? "main" : call.AgentType ?? "unknown",
        "model" => call.Model,
        _ => call.Day,
    };

    // One tool under two names: answers say the newer one once a line does.
    private string Shown(string tool) => tool == "Task" && store.HasAgent ? "Agent" : tool;

    private static bool IsTool(NaiveCall call, string asked) => string.Equals(OldName(call.Tool), OldName(asked), StringComparison.OrdinalIgnoreCase);

    private static string OldName(string tool) => tool == "Agent" ? "Task" : tool;

    private bool IsProject(string path, string asked)
    {
        string wanted = Folder(asked);
        return path.TrimEnd('/') == wanted || path.TrimEnd('/').Split('/')[^1] == wanted;
    }

    private string Folder(string asked) => (asked == "current" ? here : asked).TrimEnd('/');

    private static string? Text(JsonObject question, string name) => question[name] is JsonNode value && value.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string?)value : null;
}
