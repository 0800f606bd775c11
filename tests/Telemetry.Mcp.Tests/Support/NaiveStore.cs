using System.Globalization;
using System.Text.Json.Nodes;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>
/// A store read the slow and obvious way, from docs/record-format.md alone and without a line of the product: whole lines are taken apart, those that share an
/// id are made one call, subagents are put together, and what is no record is counted.
/// </summary>
internal sealed class NaiveStore
{
    private readonly List<JsonObject> _notes = [];

    public NaiveStore(string text)
    {
        var lines = new List<JsonObject>();
        // What follows the last line end is still being written.
        foreach (string line in text.Split('\n')[..^1].Where(line => line.Trim().Length > 0))
        {
            // The record after a torn one starts like any other.
            int second = line.LastIndexOf("{\"timestamp\":", StringComparison.Ordinal);
            JsonObject? whole = Record(line), behind = whole is null && second > 0 ? Record(line[second..]) : null;
            SkippedLines += whole is null ? 1 : 0;
            if ((whole ?? behind) is JsonObject record)
                (record.ContainsKey("tool_name") ? lines : _notes).Add(record);
        }

        HasAgent = lines.Any(line => Text(line, "tool_name") == "Agent");
        NaiveCall[] calls = [.. lines.Select((line, i) => (Line: line, Id: Text(line, "tool_use_id") ?? $"line {i}")).GroupBy(pair => pair.Id).Select(call => Merge([.. call.Select(pair => pair.Line)]))];
        var launches = calls.Where(call => call.Launched is not null).GroupBy(call => (call.Session, call.Launched)).ToDictionary(group => group.Key, group => group.MinBy(call => call.AtMs)!);
        Subagents = [.. Agents(calls).Distinct().Select(agent => ToSubagent(agent, launches.GetValueOrDefault(agent), calls))];
        Calls =
        [
            .. calls.Select(call => launches.GetValueOrDefault((call.Session, call.Launched)) == call && call.OnlyLaunched && SpanMs((call.Session, call.Launched), call) is long span
                ? call with { LatencyMs = span, LatencySource = "subagent", IsBackground = false }
                : call),
        ];
        Sessions = [.. Calls.Select(call => call.Session).Concat(AgentNotes.Select(note => Text(note, "session_id"))).OfType<string>()];
        Models = lines.Select(line => Text(line, "model")).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        AgentTypes = [.. lines.Concat(AgentNotes).Select(line => Text(line, "agent_type")).OfType<string>()];
        AgentIds = [.. lines.Concat(AgentNotes).SelectMany(line => new[] { Text(line, "agent_id"), Text(line, "subagent_id") }).OfType<string>()];
        Projects = [.. lines.Concat(AgentNotes).Select(line => Text(line, "project")).OfType<string>()];
    }

    /// <summary>All calls, in the order their first lines stand in the store.</summary>
    public NaiveCall[] Calls { get; }

    public NaiveSubagent[] Subagents { get; }

    public int SkippedLines { get; }

    /// <summary>The sessions that calls or subagents are of.</summary>
    public HashSet<string> Sessions { get; }

    /// <summary>The working directories that calls or subagents are of.</summary>
    public HashSet<string> Projects { get; }

    public HashSet<string> Models { get; }

    public HashSet<string> AgentTypes { get; }

    public HashSet<string> AgentIds { get; }

    /// <summary>True where a line names the launching tool as newer clients do.</summary>
    public bool HasAgent { get; }

    private IEnumerable<JsonObject> AgentNotes => _notes.Where(note => Text(note, "event") is "subagent_start" or "subagent_stop");

    private static JsonObject? Record(string text)
    {
        JsonObject? line;
        try
        {
            line = JsonNode.Parse(text) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }

        return line is not null && Time(line) is not null && (line.ContainsKey("tool_name") ? Text(line, "outcome") is "success" or "failure" : line.ContainsKey("event")) ? line : null;
    }

    private static string? Text(JsonObject line, string name) => (string?)line[name];

    private static long? Time(JsonObject line) =>
        DateTimeOffset.TryParse(Text(line, "timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time) ? time.ToUnixTimeMilliseconds() : null;

    // A hook decides before a batch and a batch before a transcript, but a batch is a guess, which a transcript settles.
    private static NaiveCall Merge(JsonObject[] lines)
    {
        NaiveCall[] best = [.. lines.Select(ToCall).OrderBy(line => line.Source switch { "hook" => 0, "transcript" => 1, "batch" => 2, _ => 3 })];
        NaiveCall timed = best.FirstOrDefault(line => line.LatencyMs is not null) ?? best[0];
        // A launch's own time is not the subagent's.
        if (timed.IsBackground)
            timed = best.FirstOrDefault(line => line.LatencySource == "subagent") ?? timed;
        return best[0] with
        {
            Session = best.Select(line => line.Session).FirstOrDefault(word => word is not null),
            Project = best.Select(line => line.Project).FirstOrDefault(word => word is not null),
            AgentId = best.Select(line => line.AgentId).FirstOrDefault(word => word is not null),
            AgentType = best.Select(line => line.AgentType).FirstOrDefault(word => word is not null),
            Launched = best.Select(line => line.Launched).FirstOrDefault(word => word is not null),
            Batch = best.Select(line => line.Batch).FirstOrDefault(word => word is not null),
            Model = best.Select(line => line.Model).FirstOrDefault(word => word is not null),
            ClientVersion = best.Select(line => line.ClientVersion).FirstOrDefault(word => word is not null),
            Family = best.Select(line => line.Family).FirstOrDefault(word => word is not null),
            HidesExit = best.Any(line => line.HidesExit),
            Says = best[0].IsFailure ? best.Select(line => line.Says).FirstOrDefault(sample => sample is not null) : null,
            Note = best[0].IsFailure ? null : best.Select(line => line.Note).FirstOrDefault(word => word is not null),
            LatencyMs = timed.LatencyMs,
            LatencySource = timed.LatencySource,
            IsBackground = timed.IsBackground,
        };
    }

    private static NaiveCall ToCall(JsonObject line)
    {
        bool isFailure = Text(line, "outcome") == "failure";
        string? source = Text(line, "source"), error = Text(line, "error");
        string? command = line["params"] is JsonObject parameters ? Text(parameters, "command") : null;
        FailureSample? says = error is null ? null : FailureSamples.Of(error);
        return new NaiveCall(Text(line, "tool_name")!, Time(line)!.Value)
        {
            Id = Text(line, "tool_use_id"),
            Source = source,
            IsFailure = isFailure,
            Error = error,
            Says = says,
            // A call without a word ran, unless its text says otherwise, or unless it is only a guess.
            Stage = Text(line, "stage") ?? (says is { TellsStage: true } ? says.Stage : isFailure && source == "batch" ? null : "executed"),
            LatencyMs = (long?)line["latency_ms"],
            LatencySource = Text(line, "latency_source") ?? (line["latency_ms"] is null ? null : source switch { "hook" => "reported", "transcript" => "transcript", _ => null }),
            IsBackground = (bool?)line["background"] ?? false,
            Session = Text(line, "session_id"),
            Project = Text(line, "project"),
            AgentId = Text(line, "agent_id"),
            AgentType = Text(line, "agent_type"),
            Launched = Text(line, "subagent_id"),
            Batch = Text(line, "batch_id"),
            Model = Text(line, "model"),
            ClientVersion = Text(line, "client_version"),
            Note = Text(line, "note"),
            Family = command is null ? null : CommandSamples.FamilyOf[command],
            HidesExit = command is not null && CommandSamples.HidesExit(command),
        };
    }

    private IEnumerable<(string? Session, string? Agent)> Agents(NaiveCall[] calls) =>
    [
        .. AgentNotes.Select(note => (Text(note, "session_id"), Text(note, "agent_id"))),
        .. calls.Where(call => call.AgentId is not null).Select(call => (call.Session, call.AgentId)),
        .. calls.Where(call => call.Launched is not null).Select(call => (call.Session, call.Launched)),
    ];

    private NaiveSubagent ToSubagent((string? Session, string? Agent) agent, NaiveCall? launch, NaiveCall[] calls)
    {
        JsonObject[] notes = [.. NotesOf(agent)];
        NaiveCall[] own = [.. calls.Where(call => (call.Session, call.AgentId) == agent)];
        long? start = StartMs(agent, launch), stop = StopMs(agent);
        bool? isBackground = launch?.OnlyLaunched;
        bool? told = notes.Where(note => Text(note, "reason") is "completed" or "failed" or "killed" or "stopped").MaxBy(note => Time(note)) is JsonObject last ? Text(last, "reason") != "completed" : null;
        long?[] seen = [start, stop, launch?.AtMs, .. own.Select(call => (long?)call.AtMs)];
        return new NaiveSubagent(
            notes.Select(note => Text(note, "agent_type")).Concat(own.Select(call => call.AgentType)).FirstOrDefault(type => type is not null) ?? "unknown",
            agent.Agent!,
            agent.Session!,
            notes.Select(note => Text(note, "project")).Concat(own.Select(call => call.Project)).Append(launch?.Project).FirstOrDefault(project => project is not null),
            seen.Max()!.Value,
            launch is { LatencySource: "reported", IsBackground: false } ? launch.LatencyMs
                : SpanMs(agent, launch) ?? (launch is { LatencySource: "subagent" } ? launch.LatencyMs : null),
            own.Length,
            // Where the launching call waited, how it ended says how the subagent did; a guess that nothing settled says nothing.
            told == true || (isBackground == false && launch is { IsFailure: true, Stage: not null }),
            stop is not null || isBackground == false);
    }

    private IEnumerable<JsonObject> NotesOf((string? Session, string? Agent) agent) => AgentNotes.Where(note => (Text(note, "session_id"), Text(note, "agent_id")) == agent);

    private long? StartMs((string? Session, string? Agent) agent, NaiveCall? launch) =>
        NotesOf(agent).Where(note => Text(note, "event") == "subagent_start").Min(Time) ?? (launch is null ? null : launch.OnlyLaunched ? launch.AtMs : launch.AtMs - launch.LatencyMs);

    private long? StopMs((string? Session, string? Agent) agent) => NotesOf(agent).Where(note => Text(note, "event") == "subagent_stop").Max(Time);

    private long? SpanMs((string? Session, string? Agent) agent, NaiveCall? launch) => StopMs(agent) - StartMs(agent, launch) is long span and >= 0 ? span : null;
}
