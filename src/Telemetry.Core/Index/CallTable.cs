using System.Text;
using System.Text.Json;
using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>Turns records into rows: numbers words, ties batches, and makes one row of all lines that share a call's id.</summary>
internal sealed class CallTable
{
    // As many as one note can hold of those that the hook writes.
    private const int MaxAwaited = 250;

    private readonly IdTable _ids;
    private readonly SubagentTable _subagents;
    private readonly byte[] _family = new byte[CommandFamily.MaxBytes];
    private CallRow[] _rows;
    private readonly List<int> _tiedLanes = [];
    private uint[] _parameters, _names, _folders, _prompts;
    private readonly ReadOnlyTools _readOnly;

    /// <param name="expectedRows">About how many calls will come: growing by doubling copies every row once more.</param>
    public CallTable(int expectedRows)
    {
        _rows = GC.AllocateUninitializedArray<CallRow>(Math.Max(1024, expectedRows));
        _parameters = GC.AllocateUninitializedArray<uint>(_rows.Length);
        _names = GC.AllocateUninitializedArray<uint>(_rows.Length);
        _folders = GC.AllocateUninitializedArray<uint>(_rows.Length);
        _prompts = GC.AllocateUninitializedArray<uint>(_rows.Length);
        _readOnly = new ReadOnlyTools(Tools);
        _ids = new IdTable(expectedRows);
        _subagents = new SubagentTable(Lanes);
    }

    public LaneTable Lanes { get; } = new();

    public WordTable Tools { get; } = new();

    public WordTable Sessions { get; } = new();

    public WordTable Agents { get; } = new();

    public WordTable Projects { get; } = new();

    public WordTable Templates { get; } = new();

    public WordTable Commands { get; } = new();

    public WordTable Batches { get; } = new();

    public WordTable AgentTypes { get; } = new();

    public WordTable Models { get; } = new();

    public WordTable ClientVersions { get; } = new();

    public int Count { get; private set; }

    /// <summary>How often a row that was there already was changed in what statistics count.</summary>
    public int Changes { get; private set; }

    /// <summary>False once a call came that ended before an earlier one of its lane, as an import of old history does, or a call's time or lane was corrected.</summary>
    public bool IsInOrder { get; private set; } = true;

    public Span<CallRow> Rows => _rows.AsSpan(0, Count);

    public ReadOnlySpan<uint> Parameters => _parameters.AsSpan(0, Count);

    public ReadOnlySpan<uint> Names => _names.AsSpan(0, Count);

    public bool OnlyReads(int tool) => _readOnly.Has(tool);

    public ReadOnlySpan<uint> Folders => _folders.AsSpan(0, Count);

    public ReadOnlySpan<uint> Prompts => _prompts.AsSpan(0, Count);

    /// <summary>The lanes of calls that a note tied into a batch when their rows were there already, in the order it told so.</summary>
    public IReadOnlyList<int> TiedLanes => _tiedLanes;

    public List<Subagent> ToSubagents() => _subagents.ToSubagents(Rows);

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
        CallRow row = ToRow(line, offset, out uint name, out uint folder);
        uint parameters = HashOf(line[Field.Params].Raw), prompt = HashOf(line[Field.PromptId].Raw);
        int batch = 0;
        int number = id.IsEmpty ? -1 : _ids.FindOrAdd(hash, Count, out batch);
        if (number >= 0)
        {
            Merge(number, row);
            if (parameters != 0 && (_parameters[number] == 0 || _rows[number].Offset == offset))
                _parameters[number] = parameters;
            if (name != 0 && (_names[number] == 0 || _rows[number].Offset == offset))
                _names[number] = name;
            if (folder != 0 && (_folders[number] == 0 || _rows[number].Offset == offset))
                _folders[number] = folder;
            if (prompt != 0 && (_prompts[number] == 0 || _rows[number].Offset == offset))
                _prompts[number] = prompt;
        }
        else
        {
            number = Count++;
            if (number == _rows.Length)
            {
                Array.Resize(ref _rows, _rows.Length * 2);
                Array.Resize(ref _parameters, _rows.Length);
                Array.Resize(ref _names, _rows.Length);
                Array.Resize(ref _folders, _rows.Length);
                Array.Resize(ref _prompts, _rows.Length);
            }

            _rows[number] = row;
            _parameters[number] = parameters;
            _names[number] = name;
            _folders[number] = folder;
            _prompts[number] = prompt;
            IsInOrder &= Lanes.TryFollow(row.Lane, row.TimestampMs);
        }

        // The note that names all calls of a batch decides over the line of one.
        if (batch != 0)
            _rows[number].Batch = batch;
        if (!line[Field.SubagentId].IsEmpty && Agents.Add(line[Field.SubagentId]) is > 0 and int agent)
            Changes += _subagents.OnLaunch(Lanes.Of(_rows[number].Session, agent), number, Rows) ? 1 : 0;
    }

    private void Merge(int number, in CallRow other)
    {
        ref CallRow row = ref _rows[number];
        var (timestampMs, lane) = (row.TimestampMs, row.Lane);
        _subagents.BeforeMerge(number, Rows);
        RowMerge.Into(ref row, other, Lanes);
        _subagents.AfterMerge(number, Rows);
        IsInOrder &= row.TimestampMs == timestampMs && row.Lane == lane;
        Changes++;
    }

    private CallRow ToRow(in RecordLine line, long offset, out uint name, out uint folder)
    {
        FieldWords.TryOutcome(line[Field.Outcome].Raw, out Outcome outcome);
        var source = FieldWords.ToRecordSource(line[Field.Source].Raw);
        uint target = Target.Find(line[Field.Params].Raw, out ReadOnlySpan<byte> targetText, out bool isCommand, out name, out folder);
        long latencyMs = line[Field.LatencyMs].Number ?? -1;
        int session = Sessions.Add(line[Field.SessionId]);
        var row = new CallRow
        {
            TimestampMs = line.TimestampMs,
            Offset = offset,
            Tool = LaunchTool.Number(Tools, line[Field.ToolName]),
            Session = session,
            Lane = Lanes.Of(session, Agents.Add(line[Field.AgentId])),
            Project = Projects.Add(line[Field.Project]),
            LatencyMs = (int)Math.Clamp(latencyMs, -1, int.MaxValue),
            Command = isCommand ? Commands.Add(_family.AsSpan(0, CommandFamily.Write(targetText, _family))) : 0,
            Batch = Batches.Add(line[Field.BatchId]),
            Target = target,
            AgentType = (ushort)Math.Min(AgentTypes.Add(line[Field.AgentType]), ushort.MaxValue),
            Model = (ushort)Math.Min(Models.Add(line[Field.Model]), ushort.MaxValue),
            ClientVersion = (ushort)Math.Min(ClientVersions.Add(line[Field.ClientVersion]), ushort.MaxValue),
            Outcome = outcome,
            Stage = FieldWords.ToStage(line[Field.Stage].Raw),
            Note = FieldWords.ToSoftOutcome(line[Field.Note].Raw),
            Source = source,
            LatencySource = FieldWords.ToLatencySource(line[Field.LatencySource].Raw),
            HidesExit = isCommand && HiddenExit.In(targetText),
            IsBackground = line[Field.Background].Raw.SequenceEqual("true"u8),
        };
        row.IsPaged = _readOnly.Has(row.Tool) && Target.IsPaged(line[Field.Params].Raw);
        if (latencyMs >= 0 && row.LatencySource == LatencySource.Unknown)
            row.LatencySource = source switch { RecordSource.Transcript => LatencySource.Transcript, RecordSource.Hook => LatencySource.Reported, _ => LatencySource.Unknown };
        string? error = outcome == Outcome.Failure ? line[Field.Error].Text : null;
        if (row.Stage == Stage.Unknown)
            row.Stage = StageOf(outcome, source, error);
        if (outcome == Outcome.Failure)
            row.Kind = FailureRules.KindOf(row.Stage, error);
        if (error is not null)
            row.Template = Templates.Add(Encoding.UTF8.GetBytes(ErrorTemplate.Of(error)));
        return row;
    }

    // An empty object, as a line that settles another one has, holds nothing to repeat.
    private static uint HashOf(ReadOnlySpan<byte> json) => json.Length <= 2 ? 0 : (uint)(ByteHash.Of(json) >> 32) | 1;

    // A line without a stage: a success ran; a failure ran unless its text says otherwise, or unless it is only a guess.
    private static Stage StageOf(Outcome outcome, RecordSource source, string? error)
    {
        if (outcome == Outcome.Success)
            return Stage.Executed;
        Stage told = OutcomeRules.StageOf(error);
        return told == Stage.Unknown && source != RecordSource.Batch ? Stage.Executed : told;
    }

    private void AddNote(in RecordLine line)
    {
        ReadOnlySpan<byte> name = line[Field.Event].Raw;
        bool isStop = name.SequenceEqual("subagent_stop"u8);
        if (isStop || name.SequenceEqual("subagent_start"u8))
        {
            if (Agents.Add(line[Field.AgentId]) is not (> 0 and int agent))
                return;
            int lane = Lanes.Of(Sessions.Add(line[Field.SessionId]), agent);
            Changes += _subagents.OnNote(lane, line, isStop, AgentTypes.Add(line[Field.AgentType]), Projects.Add(line[Field.Project]), Rows) ? 1 : 0;
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
            for (int n = 0; ids.Read();)
            {
                if (ids.TokenType != JsonTokenType.String || ids.ValueSpan.IsEmpty)
                    continue;
                int tied = batch;
                if (_ids.Tie(ids.ValueSpan, ref tied, awaits: n++ < MaxAwaited) is >= 0 and int row)
                    TieRow(row, tied);
            }
        }
        catch (JsonException)
        {
            // A foreign writer's list: the calls keep their rows and lose only the tie.
        }
    }

    private void TieRow(int row, int batch)
    {
        if (_rows[row].Batch == batch)
            return;
        _rows[row].Batch = batch;
        if (_tiedLanes.Count == 0 || _tiedLanes[^1] != _rows[row].Lane)
            _tiedLanes.Add(_rows[row].Lane);
    }
}
