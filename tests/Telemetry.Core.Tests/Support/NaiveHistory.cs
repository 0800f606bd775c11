using Telemetry.Records;

namespace Telemetry.Core.Tests.Support;

/// <summary>The same questions answered the slow and obvious way, from docs/record-format.md alone: merge what shares an id, then look at the calls.</summary>
internal sealed class NaiveHistory
{
    private readonly object[] _records;
    private readonly Dictionary<string, ToolCall> _launches;

    public NaiveHistory(object[] records)
    {
        _records = records;
        Calls = [.. records.OfType<ToolCall>().GroupBy(call => call.ToolUseId).Select(lines => Merge([.. lines]))];
        _launches = Calls.Where(call => call.SubagentId is not null).GroupBy(call => $"{call.SessionId} {call.SubagentId}").ToDictionary(calls => calls.Key, calls => calls.MinBy(call => call.TimestampMs)!);
        Calls = [.. Calls.Select(call => _launches.GetValueOrDefault($"{call.SessionId} {call.SubagentId}") == call && Span(call.SessionId!, call.SubagentId!) is int span && OnlyLaunched(call)
            ? call with { LatencyMs = span, LatencySource = LatencySource.Subagent, IsBackground = false }
            : call)];
    }

    /// <summary>Each call once, in the order their first lines stand in the file.</summary>
    public ToolCall[] Calls { get; }

    public IEnumerable<string> Lanes => Calls.GroupBy(LaneOf).OrderBy(lane => lane.Key, StringComparer.Ordinal).Select(lane =>
        $"{lane.Key}: {string.Join(" | ", lane.OrderBy(call => call.TimestampMs).Select(call => $"{call.ToolName} {call.BatchId} {call.Stage is Stage.Executed or Stage.Validation} {call.Outcome} {call.LatencyMs ?? -1}"))}");

    public IEnumerable<string> Subagents
    {
        get
        {
            IEnumerable<(string Session, string Agent)> all =
            [
                .. Notes().Select(note => (note.SessionId!, note.AgentId!)), .. Calls.Where(call => call.AgentId is not null).Select(call => (call.SessionId!, call.AgentId!)),
                .. Calls.Where(call => call.SubagentId is not null).Select(call => (call.SessionId!, call.SubagentId!)),
            ];
            return all.Distinct().Select(one => SubagentOf(one.Session, one.Agent)).Order(StringComparer.Ordinal);
        }
    }

    public static string LatencyOf(ToolCall call) => $"{call.ToolUseId} {call.LatencyMs} {call.LatencySource} {call.IsBackground}";

    private ToolCall Merge(ToolCall[] lines)
    {
        ToolCall[] best = [.. lines.OrderByDescending(line => line.Source switch { RecordSource.Hook => 3, RecordSource.Transcript => 2, _ => 1 })];
        string? note = _records.OfType<Note>().FirstOrDefault(note => note.ToolUseIds.Contains(best[0].ToolUseId))?.BatchId;
        ToolCall timed = best.FirstOrDefault(line => line.LatencyMs is not null) ?? best[0];
        return best[0] with
        {
            AgentId = best.Select(line => line.AgentId).FirstOrDefault(id => id is not null),
            AgentType = best.Select(line => line.AgentType).FirstOrDefault(type => type is not null),
            BatchId = note ?? best.Select(line => line.BatchId).FirstOrDefault(id => id is not null),
            LatencyMs = timed.LatencyMs,
            LatencySource = timed.LatencySource,
            IsBackground = timed.IsBackground,
        };
    }

    private static string LaneOf(ToolCall call) => $"{call.SessionId} {call.AgentId}";

    private string SubagentOf(string session, string agent)
    {
        Note[] notes = [.. Notes().Where(note => (note.SessionId, note.AgentId) == (session, agent))];
        ToolCall[] calls = [.. Calls.Where(call => (call.SessionId, call.AgentId) == (session, agent))];
        ToolCall? launch = _launches.GetValueOrDefault($"{session} {agent}");
        bool? isBackground = launch is null ? null : OnlyLaunched(launch);
        long? start = Start(session, agent), stop = Stop(session, agent);
        long? duration = launch is { LatencySource: LatencySource.Reported, IsBackground: false } ? launch.LatencyMs : Span(session, agent);
        // Of two that tell different ends of the same moment, the worse is believed.
        string? told = notes.Where(note => note.Reason is "completed" or "failed" or "killed").OrderBy(note => note.TimestampMs).ThenBy(note => note.Reason != "completed").LastOrDefault()?.Reason;
        string outcome = told is null ? "Unknown" : told == "completed" ? "Success" : "Failure";
        if (isBackground == false)
            outcome = launch!.Outcome == Outcome.Failure ? "Failure" : told is null ? "Success" : outcome;
        string? type = notes.Select(note => note.AgentType).Concat(calls.Select(call => call.AgentType)).FirstOrDefault(type => type is not null);
        return $"{session} {agent} {type} by {launch?.ToolUseId} of {(launch is null ? "" : LaneOf(launch))} {isBackground} {start} {stop} {duration} {calls.Length} {outcome}";
    }

    private static bool OnlyLaunched(ToolCall call) => call.IsBackground || call.LatencySource == LatencySource.Subagent;

    private IEnumerable<Note> Notes() => _records.OfType<Note>().Where(note => note.Event is Note.SubagentStart or Note.SubagentStop);

    private long? Start(string session, string agent)
    {
        if (Notes().Where(note => (note.SessionId, note.AgentId, note.Event) == (session, agent, Note.SubagentStart)).Min(note => (long?)note.TimestampMs) is long start)
            return start;
        ToolCall? launch = _launches.GetValueOrDefault($"{session} {agent}");
        return launch is null ? null : OnlyLaunched(launch) ? launch.TimestampMs : launch.TimestampMs - launch.LatencyMs;
    }

    private long? Stop(string session, string agent) =>
        Notes().Where(note => (note.SessionId, note.AgentId, note.Event) == (session, agent, Note.SubagentStop)).Max(note => (long?)note.TimestampMs);

    private int? Span(string session, string agent) => Stop(session, agent) - Start(session, agent) is long span and >= 0 ? (int)span : null;
}
