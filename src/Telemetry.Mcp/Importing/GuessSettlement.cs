using Telemetry.Import;
using Telemetry.Index;
using Telemetry.Mcp.Answers;
using Telemetry.Records;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Mcp.Importing;

/// <summary>
/// Settles what only a batch told of, in the sessions of this project, from their transcripts: did the call never run, or was its own event lost?
/// </summary>
/// <remarks>
/// Costs nothing while there is no such guess: then no transcript is opened, and only the calls that came since are looked at. A line is written only
/// where a guess was wrong. Not safe for several threads at once.
/// </remarks>
/// <param name="storePath">The store.</param>
/// <param name="transcriptFolder">The folder of the client's transcripts.</param>
/// <param name="project">The working directory whose sessions are settled.</param>
/// <param name="time">The clock.</param>
/// <param name="searchPause">How long a search for a session's files holds: it costs more than a look at known ones.</param>
/// <param name="isShaped">True where texts are reduced to their shape.</param>
internal sealed class GuessSettlement(string storePath, string transcriptFolder, string project, TimeProvider time, TimeSpan searchPause, bool isShaped = false)
{
    // A transcript lags by moments; what it has not told after an hour it will not.
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(1);

    private const int MaxRecent = 64;

    private readonly Dictionary<string, Guess> _guesses = [];
    private readonly Dictionary<string, TranscriptTail> _tails = [];
    private readonly Dictionary<string, DateTimeOffset> _searchedAt = [];

    // A transcript can tell of a call before its batch does: while a question is asked in the same batch.
    private readonly Queue<TranscribedCall> _recent = [];
    private readonly JsonlAppender _store = new(storePath);
    private CallShape? _shape;
    private int _seenRows, _seenReplacements;
    private bool _hasAppended;

    private readonly record struct Guess(string SessionId, long TimestampMs, Stage Stage);

    /// <summary>The settlement for a server; null where nobody knows of transcripts, or nothing is to be written.</summary>
    public static GuessSettlement? In(Surroundings surroundings, string storePath) => surroundings is { Transcripts: string transcripts, Capture.Mode: not CaptureMode.Off }
        ? new(storePath, transcripts, surroundings.Project, surroundings.Time, TimeSpan.FromSeconds(2), surroundings.Capture.Mode == CaptureMode.Shape)
        : null;

    /// <summary>Settles the guesses that came since, and those that are still open.</summary>
    /// <param name="index">The store, just refreshed.</param>
    /// <returns>True where the store has grown by it.</returns>
    public bool Settle(CallIndex index)
    {
        Collect(index);
        long oldestMs = (time.GetUtcNow() - s_patience).ToUnixTimeMilliseconds();
        foreach (string late in _guesses.Where(pair => pair.Value.TimestampMs < oldestMs).Select(pair => pair.Key).ToList())
            _guesses.Remove(late);
        _hasAppended = false;
        if (_guesses.Count == 0)
            return false;
        foreach (string sessionId in _guesses.Values.Select(guess => guess.SessionId).Distinct().ToList())
            Search(sessionId);
        foreach (TranscriptTail tail in _tails.Values)
            tail.Look();
        foreach (TranscribedCall transcribed in _recent)
            Settle(transcribed);
        return _hasAppended;
    }

    private void Collect(CallIndex index)
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        // A store that was read anew may be another one.
        if (index.Replacements != _seenReplacements)
        {
            (_seenRows, _seenReplacements) = (0, index.Replacements);
            _guesses.Clear();
        }

        long oldestMs = (time.GetUtcNow() - s_patience).ToUnixTimeMilliseconds();
        int here = index.Projects.Find(project);
        for (; _seenRows < rows.Length; _seenRows++)
        {
            ref readonly CallRow row = ref rows[_seenRows];
            if (row.Source == RecordSource.Batch && row.TimestampMs >= oldestMs && row.Project == here && index.ReadCall(row) is { ToolUseId: { } id, SessionId: { } sessionId })
                _guesses[id] = new Guess(sessionId, row.TimestampMs, row.Stage);
        }
    }

    // A subagent's transcript comes into being after its session's.
    private void Search(string sessionId)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_searchedAt.TryGetValue(sessionId, out DateTimeOffset last) && now - last < searchPause)
            return;
        _searchedAt[sessionId] = now;
        foreach (TranscriptFile file in TranscriptFolder.OfSession(transcriptFolder, sessionId))
        {
            if (!_tails.ContainsKey(file.Path))
                _tails[file.Path] = new TranscriptTail(file, Take);
        }
    }

    private void Take(TranscribedCall transcribed)
    {
        _recent.Enqueue(transcribed);
        if (_recent.Count > MaxRecent)
            Settle(_recent.Dequeue());
    }

    private void Settle(TranscribedCall transcribed)
    {
        if (transcribed.Call.ToolUseId is not string id || !_guesses.Remove(id, out Guess guess))
            return;
        if (isShaped)
            _shape ??= new CallShape(ShapeKey.FindOrMake(storePath, out _));
        ToolCall call = TranscribedRecord.Of(transcribed, _shape);
        // A guess that was right needs no line: the import fills in the rest.
        if (call.Outcome == Outcome.Failure && call.Stage == guess.Stage)
            return;
        _hasAppended |= _store.AppendUnlessForgotten(Settlement.Of(call, isOfHook: false, hasLatency: false)) is null;
    }
}
