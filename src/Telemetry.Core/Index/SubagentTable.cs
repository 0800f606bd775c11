using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>Gathers what lines tell of subagents, and gives a call that launched one in the background its true latency.</summary>
/// <remarks>The client reports such a call at its launch. An agent that never stops stays without a duration: unknown, not failed.</remarks>
internal sealed class SubagentTable(LaneTable lanes)
{
    private static readonly SubagentNotes s_nothing = new();

    private readonly Dictionary<int, SubagentNotes> _byLane = [];
    private readonly Dictionary<int, int> _laneOfLaunch = [];

    /// <summary>A call launched this lane's subagent.</summary>
    /// <returns>True where the row of another call changed.</returns>
    public bool OnLaunch(int lane, int row, Span<CallRow> rows)
    {
        SubagentNotes notes = Of(lane);
        bool isEarlier = notes.Launch is int known && known != row;
        if (isEarlier)
        {
            // A subagent that another call resumed was launched by the first.
            if (rows[notes.Launch!.Value].TimestampMs <= rows[row].TimestampMs)
                return false;
            Unsettle(notes, rows);
            _laneOfLaunch.Remove(notes.Launch.Value);
        }

        notes.Launch = row;
        _laneOfLaunch[row] = lane;
        Settle(lane, notes, rows);
        return isEarlier;
    }

    /// <summary>Gives a row back what its own lines say, so that another line can be merged into it.</summary>
    public void BeforeMerge(int row, Span<CallRow> rows)
    {
        if (_laneOfLaunch.TryGetValue(row, out int lane))
            Unsettle(_byLane[lane], rows);
    }

    /// <summary>Settles the row again.</summary>
    public void AfterMerge(int row, Span<CallRow> rows)
    {
        if (_laneOfLaunch.TryGetValue(row, out int lane))
            Settle(lane, _byLane[lane], rows);
    }

    /// <summary>A line about this lane's subagent.</summary>
    /// <returns>True where the row of its launch changed.</returns>
    public bool OnNote(int lane, in RecordLine line, bool isStop, int agentType, int project, Span<CallRow> rows)
    {
        SubagentNotes notes = Of(lane);
        notes.Describe(agentType, project);
        if (isStop)
            notes.OnStop(line.TimestampMs, Subagent.OutcomeOf(line[Field.Reason].Raw));
        else
            notes.OnStart(line.TimestampMs);
        return Settle(lane, notes, rows);
    }

    /// <summary>All subagents, in the order the store first speaks of them.</summary>
    public List<Subagent> ToSubagents(ReadOnlySpan<CallRow> rows)
    {
        var calls = new LaneCalls[lanes.Count];
        foreach (ref readonly CallRow row in rows)
            calls[row.Lane].Add(row);
        var subagents = new List<Subagent>();
        for (int lane = 0; lane < lanes.Count; lane++)
        {
            if (lanes[lane].Agent == 0)
                continue;
            SubagentNotes notes = _byLane.GetValueOrDefault(lane, s_nothing);
            int? launch = LaunchOf(lane, notes, rows);
            if (launch is not null || notes.StartMs is not null || notes.StopMs is not null || calls[lane].Count > 0)
                subagents.Add(ToSubagent(lane, notes, launch, calls[lane], rows));
        }

        return subagents;
    }

    private SubagentNotes Of(int lane)
    {
        if (!_byLane.TryGetValue(lane, out SubagentNotes? notes))
            _byLane[lane] = notes = new SubagentNotes();
        return notes;
    }

    private bool Settle(int lane, SubagentNotes notes, Span<CallRow> rows)
    {
        if (LaunchOf(lane, notes, rows) is not int launch)
            return false;
        ref CallRow row = ref rows[launch];
        int beforeMs = row.IsBackground ? -1 : row.LatencyMs;
        Unsettle(notes, rows);
        if (OnlyLaunched(row) && SpanMs(notes, launch, rows) is int span)
        {
            notes.OwnLatency = (row.LatencyMs, row.LatencySource, row.IsBackground);
            (row.LatencyMs, row.LatencySource, row.IsBackground) = (span, LatencySource.Subagent, false);
        }

        return beforeMs != (row.IsBackground ? -1 : row.LatencyMs);
    }

    private static void Unsettle(SubagentNotes notes, Span<CallRow> rows)
    {
        if (notes.OwnLatency is not var (latencyMs, source, isBackground) || notes.Launch is not int launch)
            return;
        (rows[launch].LatencyMs, rows[launch].LatencySource, rows[launch].IsBackground) = (latencyMs, source, isBackground);
        notes.OwnLatency = null;
    }

    // The call may have turned out to be another session's: a fork repeats the history of its origin under its own id.
    private int? LaunchOf(int lane, SubagentNotes notes, ReadOnlySpan<CallRow> rows) =>
        notes.Launch is int launch && rows[launch].Session == lanes[lane].Session ? launch : null;

    // So that the row's latency is that of the launch, or the subagent's own.
    private static bool OnlyLaunched(in CallRow row) => row.IsBackground || row.LatencySource == LatencySource.Subagent;

    // Where the start was lost, the launch stands in: a call that only launched ended at once, one that waited ended with the subagent.
    private static long? StartMs(SubagentNotes notes, int? launch, ReadOnlySpan<CallRow> rows)
    {
        if (notes.StartMs is not null || launch is not int number)
            return notes.StartMs;
        ref readonly CallRow row = ref rows[number];
        return OnlyLaunched(row) ? row.TimestampMs : row.LatencyMs >= 0 ? row.TimestampMs - row.LatencyMs : null;
    }

    // A clock that was turned back in between tells nothing.
    private static int? SpanMs(SubagentNotes notes, int? launch, ReadOnlySpan<CallRow> rows) =>
        notes.StopMs is long stop && StartMs(notes, launch, rows) is long start && stop >= start ? (int)Math.Min(stop - start, int.MaxValue) : null;

    private Subagent ToSubagent(int lane, SubagentNotes notes, int? launch, in LaneCalls calls, ReadOnlySpan<CallRow> rows)
    {
        CallRow? row = launch is int number ? rows[number] : null;
        bool? isBackground = row is CallRow known ? OnlyLaunched(known) : null;
        long? startMs = StartMs(notes, launch, rows);
        return new Subagent
        {
            Lane = lane,
            Session = lanes[lane].Session,
            Agent = lanes[lane].Agent,
            AgentType = notes.AgentType != 0 ? notes.AgentType : calls.AgentType,
            Project = notes.Project != 0 ? notes.Project : calls.Project != 0 ? calls.Project : row?.Project ?? 0,
            Launch = launch,
            ParentLane = row?.Lane,
            IsBackground = isBackground,
            StartMs = startMs,
            StopMs = notes.StopMs,
            LastSeenMs = Math.Max(Math.Max(notes.StopMs ?? 0, startMs ?? 0), Math.Max(calls.LastMs, row?.TimestampMs ?? 0)),
            DurationMs = row is { LatencySource: LatencySource.Reported, IsBackground: false, LatencyMs: >= 0 } or { LatencySource: LatencySource.Subagent } ? row.Value.LatencyMs : SpanMs(notes, launch, rows),
            Calls = calls.Count,
            Outcome = OutcomeOf(notes.Told, isBackground, row),
        };
    }

    private static SubagentOutcome OutcomeOf(SubagentOutcome told, bool? isBackground, CallRow? launch)
    {
        // A launch in the background tells nothing of the end; neither does a guess that nothing has settled yet.
        if (isBackground != false || launch is not CallRow row || row.Stage == Stage.Unknown)
            return told;
        return row.Outcome == Outcome.Failure ? SubagentOutcome.Failure : told == SubagentOutcome.Unknown ? SubagentOutcome.Success : told;
    }
}
