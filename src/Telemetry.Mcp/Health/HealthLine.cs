using System.Text.Json;
using Telemetry.Index;
using Telemetry.Mcp.Answers;
using Telemetry.Redaction;
using Telemetry.Storage;

namespace Telemetry.Mcp.Health;

/// <summary>Whether capture is alive, in one short line, from what is known at next to no cost.</summary>
internal sealed class HealthLine
{
    /// <summary>The longest line, in bytes of JSON.</summary>
    public const int MaxBytes = 160;

    // A hook ends before its call's result is written down; the two clocks are one.
    private const long LagMs = 10_000;
    private const int MaxError = 40, MaxWord = 20;
    private const string Advice = "Run: telemetry doctor";

    private readonly string _errorLog;
    private readonly string? _retentionProblem;
    private readonly TimeProvider _time;
    private readonly CaptureSetting _capture;
    private readonly long _startedMs;
    private readonly NewestEvent _newest;
    private readonly SessionPulse _pulse;
    private readonly MemoryPulse _memory;

    public HealthLine(string storePath, Surroundings surroundings)
    {
        _errorLog = new HookErrorLog(storePath).Path;
        _retentionProblem = surroundings.Retention.Problem;
        _time = surroundings.Time;
        _capture = surroundings.Capture;
        _startedMs = NowMs;
        _newest = new NewestEvent(surroundings.SessionId);
        _pulse = new SessionPulse(surroundings.Transcripts, surroundings.SessionId);
        _memory = new MemoryPulse(storePath, surroundings.Memory);
    }

    private long NowMs => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>What is wrong; null where nothing is known to be.</summary>
    /// <param name="index">The store, up to date.</param>
    public string? Alarm(CallIndex index)
    {
        _newest.Follow(index);
        if (_capture.Mode == CaptureMode.Off)
            return $"Capture is off, as {CaptureSetting.Variable}=off asks: nothing is recorded.";
        if (_capture.Unknown is string unknown)
            return $"{CaptureSetting.Variable}={Quoted.Text(unknown, MaxWord)} is none of full, shape, off: no texts are stored until it is. {Advice}";
        return Unheard() ?? LastError(NowMs) ?? _retentionProblem;
    }

    /// <summary>The line.</summary>
    /// <param name="index">The store, up to date.</param>
    public string Say(CallIndex index)
    {
        if (Alarm(index) is string alarm)
            return alarm;
        if (_newest.AnyMs is not long newestMs)
            return $"No hook has told of a call yet: these came by import or from elsewhere. {Advice}";
        string skipped = index.SkippedLines > 0 ? $"; {Answers.Say.Many(index.SkippedLines, "line")} skipped" : "";
        string shape = _capture.Mode == CaptureMode.Shape ? $"; {CaptureSetting.Variable}=shape: no texts are stored" : "";
        string line = $"ok: last event {When.Ago(newestMs, NowMs)}{skipped}{shape}";
        if (_memory.Words() is not var (counts, reason))
            return line;
        line += $"; {counts}";
        return reason is not null && JsonEncodedText.Encode($"{line} ({reason})").EncodedUtf8Bytes.Length <= MaxBytes ? $"{line} ({reason})" : line;
    }

    // Calls from before this server started may be another session's, which a fork copies with their times.
    private string? Unheard()
    {
        long afterMs = Math.Max(_startedMs, (_newest.OfSessionMs ?? 0) + LagMs);
        if (_pulse.LastSuccessMs(afterMs) is null)
            return null;
        return _newest.OfSessionMs is long ms
            ? $"No event of this session has arrived since {Answers.Say.Minute(ms)}: are hooks off? {Advice}"
            : $"No event of this session has arrived: are hooks off? {Advice}";
    }

    private string? LastError(long nowMs)
    {
        var log = new FileInfo(_errorLog);
        if (!log.Exists || nowMs - new DateTimeOffset(log.LastWriteTimeUtc).ToUnixTimeMilliseconds() > StoreSurvey.DayMs)
            return null;
        return HookErrors.Read(_errorLog).Lines is [.., var last] && nowMs - last.TimestampMs <= StoreSurvey.DayMs
            ? $"Hook error {When.Ago(last.TimestampMs, nowMs)}: {Quoted.Text(last.Text, MaxError)}. {Advice}"
            : null;
    }
}
