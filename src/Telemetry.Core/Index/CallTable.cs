using System.Text;
using System.Text.Json;
using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>Turns records into rows: numbers words, ties batches, and makes one row of all lines that share a call's id.</summary>
internal sealed class CallTable
{
    private readonly IdTable _ids;
    private readonly SubagentClock _subagents = new();
    private readonly Dictionary<long, int> _lanes = [];
    private readonly List<long> _laneLastMs = [];
    private readonly byte[] _family = new byte[CommandFamily.MaxBytes];
    private CallRow[] _rows;
    private (int Session, int Agent, int Lane) _lastLane = (-1, -1, -1);

    /// <param name="expectedRows">About how many calls will come: growing by doubling copies every row once more.</param>
    public CallTable(int expectedRows)
    {
        _rows = GC.AllocateUninitializedArray<CallRow>(Math.Max(1024, expectedRows));
        _ids = new IdTable(expectedRows);
    }

    public WordTable Tools { get; } = new();

    public WordTable Sessions { get; } = new();

    public WordTable Agents { get; } = new();

    public WordTable Projects { get; } = new();

    public WordTable Templates { get; } = new();

    public WordTable Commands { get; } = new();

    public WordTable Batches { get; } = new();

    public WordTable AgentTypes { get; } = new();

    public WordTable Models { get; } = new();

    public int Count { get; private set; }

    /// <summary>How often a row that was there already was changed in what statistics count.</summary>
    public int Changes { get; private set; }

    public int LaneCount => _laneLastMs.Count;

    /// <summary>False once a call came that ended before an earlier one of its lane: an import of old history.</summary>
    public bool IsInOrder { get; private set; } = true;

    public Span<CallRow> Rows => _rows.AsSpan(0, Count);

    public void Add(in RecordLine line, long offset)
    {
        if (line.Kind == RecordKind.Call)
            AddCall(line, offset);
        else
            AddNote(line);
    }

    private void AddCall(in RecordLine line, long offset)
    {
        ReadOnlySpan<byte> id = line[Field.ToolUseId].Raw;
        ulong hash = id.IsEmpty ? 0 : _ids.HashOf(id);
        CallRow row = ToRow(line, offset);
        int existing = id.IsEmpty ? -1 : _ids.FindOrAdd(hash, Count);
        if (existing >= 0)
        {
            RowMerge.Into(ref _rows[existing], row);
            Changes++;
            return;
        }

        if (Count == _rows.Length)
            Array.Resize(ref _rows, _rows.Length * 2);
        _rows[Count++] = row;
        IsInOrder &= row.TimestampMs >= _laneLastMs[row.Lane];
        _laneLastMs[row.Lane] = row.TimestampMs;
        if (row.IsBackground && line[Field.SubagentId].Text is { Length: > 0 } agentId)
            _subagents.OnLaunch(agentId, Count - 1, Rows);
    }

    private CallRow ToRow(in RecordLine line, long offset)
    {
        FieldWords.TryOutcome(line[Field.Outcome].Raw, out Outcome outcome);
        var source = FieldWords.ToRecordSource(line[Field.Source].Raw);
        uint target = Target.Find(line[Field.Params].Raw, out ReadOnlySpan<byte> targetText, out bool isCommand);
        long latencyMs = line[Field.LatencyMs].Number ?? -1;
        int session = Sessions.Add(line[Field.SessionId]);
        var row = new CallRow
        {
            TimestampMs = line.TimestampMs,
            Offset = offset,
            Tool = Tools.Add(line[Field.ToolName]),
            Session = session,
            Lane = LaneOf(session, Agents.Add(line[Field.AgentId])),
            Project = Projects.Add(line[Field.Project]),
            LatencyMs = (int)Math.Clamp(latencyMs, -1, int.MaxValue),
            Command = isCommand ? Commands.Add(_family.AsSpan(0, CommandFamily.Write(targetText, _family))) : 0,
            Batch = Batches.Add(line[Field.BatchId]),
            Target = target,
            AgentType = (ushort)Math.Min(AgentTypes.Add(line[Field.AgentType]), ushort.MaxValue),
            Model = (ushort)Math.Min(Models.Add(line[Field.Model]), ushort.MaxValue),
            Outcome = outcome,
            Stage = FieldWords.ToStage(line[Field.Stage].Raw),
            Source = source,
            LatencySource = FieldWords.ToLatencySource(line[Field.LatencySource].Raw),
            IsBackground = line[Field.Background].Raw.SequenceEqual("true"u8),
        };
        if (latencyMs >= 0 && row.LatencySource == LatencySource.Unknown)
            row.LatencySource = source switch { RecordSource.Transcript => LatencySource.Transcript, RecordSource.Hook => LatencySource.Reported, _ => LatencySource.Unknown };
        string? error = outcome == Outcome.Failure ? line[Field.Error].Text : null;
        if (row.Stage == Stage.Unknown)
            row.Stage = StageOf(outcome, source, error);
        if (error is not null)
            row.Template = Templates.Add(Encoding.UTF8.GetBytes(ErrorTemplate.Of(error)));
        return row;
    }

    // A line without a stage: a success ran; a failure ran unless its text says otherwise, or unless it is only a guess.
    private static Stage StageOf(Outcome outcome, RecordSource source, string? error)
    {
        if (outcome == Outcome.Success)
            return Stage.Executed;
        Stage told = StageRules.Classify(error);
        return told == Stage.Unknown && source != RecordSource.Batch ? Stage.Executed : told;
    }

    private int LaneOf(int session, int agent)
    {
        if (_lastLane.Session == session && _lastLane.Agent == agent)
            return _lastLane.Lane;
        long key = ((long)session << 32) | (uint)agent;
        if (!_lanes.TryGetValue(key, out int lane))
        {
            lane = _lanes[key] = _laneLastMs.Count;
            _laneLastMs.Add(long.MinValue);
        }

        _lastLane = (session, agent, lane);
        return lane;
    }

    private void AddNote(in RecordLine line)
    {
        ReadOnlySpan<byte> name = line[Field.Event].Raw;
        bool isStop = name.SequenceEqual("subagent_stop"u8);
        if (isStop || name.SequenceEqual("subagent_start"u8))
        {
            if (line[Field.AgentId].Text is { Length: > 0 } agentId)
                Changes += _subagents.OnNote(agentId, isStop, line.TimestampMs, Rows) ? 1 : 0;
        }
        else if (name.SequenceEqual("batch"u8))
        {
            TieBatch(line);
        }
    }

    private void TieBatch(in RecordLine line)
    {
        int batch = Batches.Add(line[Field.BatchId]);
        if (batch == 0)
            return;
        try
        {
            var ids = new Utf8JsonReader(line[Field.ToolUseIds].Raw);
            while (ids.Read())
            {
                if (ids.TokenType == JsonTokenType.String && _ids.Find(ids.ValueSpan) is >= 0 and int row && _rows[row].Batch == 0)
                    _rows[row].Batch = batch;
            }
        }
        catch (JsonException)
        {
            // A foreign writer's list: the calls keep their rows and lose only the tie.
        }
    }
}
