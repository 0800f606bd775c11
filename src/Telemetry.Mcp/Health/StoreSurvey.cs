using Microsoft.Win32.SafeHandles;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Mcp.Health;

/// <summary>The store in one pass: what the checks need of it.</summary>
internal sealed class StoreSurvey
{
    /// <summary>How far back calls are compared with transcripts, in days.</summary>
    public const int RecentDays = 7;

    /// <summary>A day in milliseconds.</summary>
    public const long DayMs = 86_400_000;

    private static readonly string[] s_events = ["PostToolUse", "PostToolUseFailure", "PostToolBatch", "SubagentStart", "SubagentStop", "SessionStart"];

    private readonly long _recentFromMs;
    private readonly long?[] _lastMs = new long?[s_events.Length];
    private readonly int[] _recent = new int[s_events.Length];
    private readonly HashSet<ulong> _ids = [];
    private readonly Dictionary<string, CallTrace> _calls = [];
    private readonly SortedDictionary<long, (long Bytes, int Calls)> _days = [];
    private long _lineStart, _lineDay = -1;

    private StoreSurvey(long nowMs) => _recentFromMs = nowMs - (RecentDays + 1) * DayMs;

    /// <summary>True where there is a file.</summary>
    public bool Exists { get; private init; }

    /// <summary>Why it could not be read; null where it could, or where there is none.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Its size in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>All its calls, each once; calls without an id each count.</summary>
    public int Calls { get; private set; }

    /// <summary>Lines that are records.</summary>
    public long Records { get; private set; }

    /// <summary>Lines that are none.</summary>
    public long Skipped { get; private set; }

    /// <summary>When a hook first told of a call, in milliseconds since 1970 UTC; null where none ever did.</summary>
    public long? FirstCapturedMs { get; private set; }

    /// <summary>When a hook last told of a call, in milliseconds since 1970 UTC.</summary>
    public long? LastCapturedMs { get; private set; }

    /// <summary>Lines of the last days that name no source: the original plugin's hook writes such.</summary>
    public int UnsourcedRecent { get; private set; }

    /// <summary>The calls of the last days that have an id, by it; a day more than is compared, so that no edge is cut.</summary>
    public IReadOnlyDictionary<string, CallTrace> RecentCalls => _calls;

    /// <summary>What each day added, oldest first.</summary>
    public IEnumerable<DayGrowth> Days => _days.Select(day => new DayGrowth(day.Key, day.Value.Bytes, day.Value.Calls));

    /// <summary>What arrived, event by event.</summary>
    public IReadOnlyList<EventTrace> Events => [.. s_events.Select((name, i) => new EventTrace(name, _lastMs[i], _recent[i]))];

    /// <summary>Reads a store.</summary>
    /// <param name="path">The store.</param>
    /// <param name="nowMs">Now, in milliseconds since 1970 UTC.</param>
    public static StoreSurvey Of(string path, long nowMs)
    {
        var survey = new StoreSurvey(nowMs) { Exists = File.Exists(path) };
        if (!survey.Exists)
            return survey;
        try
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            survey.Bytes = RandomAccess.GetLength(file);
            ScanReport report = JsonlScanner.Scan(file, 0, survey.Add);
            survey.EndLine(report.EndOffset);
            survey.Records = report.Records;
            survey.Skipped = report.Skipped;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            survey.Trouble = e.Message;
        }

        return survey;
    }

    private void Add(in RecordLine line, long offset)
    {
        EndLine(offset);
        _lineDay = line.TimestampMs / DayMs;
        if (line.Kind != RecordKind.Note)
            AddCall(line);
        else if (FieldWords.ToRecordSource(line[Field.Source].Raw) != RecordSource.Transcript)
            Saw(EventOf(line[Field.Event].Raw), line.TimestampMs);
    }

    private void AddCall(in RecordLine line)
    {
        RecordSource source = FieldWords.ToRecordSource(line[Field.Source].Raw);
        FieldWords.TryOutcome(line[Field.Outcome].Raw, out Outcome outcome);
        bool isRecent = line.TimestampMs >= _recentFromMs;
        if (source is RecordSource.Hook or RecordSource.Batch)
        {
            Saw(source == RecordSource.Batch ? 2 : outcome == Outcome.Failure ? 1 : 0, line.TimestampMs);
            FirstCapturedMs = Math.Min(FirstCapturedMs ?? long.MaxValue, line.TimestampMs);
            LastCapturedMs = Math.Max(LastCapturedMs ?? 0, line.TimestampMs);
        }

        if (source == RecordSource.Unknown && isRecent)
            UnsourcedRecent++;
        Utf8Value id = line[Field.ToolUseId];
        if (id.IsEmpty || _ids.Add(ByteHash.Of(id.Raw)))
        {
            Calls++;
            (long bytes, int calls) = _days.GetValueOrDefault(_lineDay);
            _days[_lineDay] = (bytes, calls + 1);
        }

        if (isRecent && id.Text is { Length: > 0 } text)
            Remember(text, line, source);
    }

    private void Remember(string id, in RecordLine line, RecordSource source)
    {
        if (!_calls.TryGetValue(id, out CallTrace? call))
            _calls[id] = call = new CallTrace { TimestampMs = line.TimestampMs };
        if (source == RecordSource.Hook)
            call.HookLines++;
        // A guess of a batch stays captured, but what became of the call a transcript knows better.
        bool settles = call.Source == RecordSource.Batch && source == RecordSource.Transcript;
        if (source < call.Source && !settles)
            return;
        call.Source = settles ? RecordSource.Batch : source;
        call.Stage = FieldWords.ToStage(line[Field.Stage].Raw);
    }

    private void Saw(int which, long timestampMs)
    {
        if (which < 0)
            return;
        _lastMs[which] = Math.Max(_lastMs[which] ?? 0, timestampMs);
        if (timestampMs >= _recentFromMs + DayMs)
            _recent[which]++;
    }

    private static int EventOf(ReadOnlySpan<byte> note) =>
        note.SequenceEqual("batch"u8) ? 2 : note.SequenceEqual("subagent_start"u8) ? 3 : note.SequenceEqual("subagent_stop"u8) ? 4 : note.SequenceEqual("session_start"u8) ? 5 : -1;

    // A line's bytes are known once the next one starts.
    private void EndLine(long offset)
    {
        if (_lineDay >= 0)
        {
            (long bytes, int calls) = _days.GetValueOrDefault(_lineDay);
            _days[_lineDay] = (bytes + offset - _lineStart, calls);
        }

        _lineStart = offset;
    }
}
