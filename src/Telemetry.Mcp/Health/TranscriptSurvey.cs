using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;
using Telemetry.Capture;
using Telemetry.Import;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Health;

/// <summary>The transcripts of the last days in one pass: what the checks need of them.</summary>
internal sealed class TranscriptSurvey
{
    private readonly Lock _lock = new();
    private readonly List<SeenCall> _calls = [];
    private readonly Dictionary<string, List<int>> _hookRuns = [];

    /// <summary>How many files there are, old ones included.</summary>
    public int Files { get; private set; }

    /// <summary>How many were written to in the last days, and so read.</summary>
    public int FilesRead { get; private set; }

    /// <summary>Files that could not be read.</summary>
    public int FilesUnreadable { get; private set; }

    /// <summary>All finished calls of the files that were read, in no order; older ones among them.</summary>
    public IReadOnlyList<SeenCall> Calls => _calls;

    /// <summary>What hooks took in the last days, in milliseconds, by their command; as many as the client wrote down.</summary>
    public IReadOnlyDictionary<string, List<int>> HookRuns => _hookRuns;

    /// <summary>Reads the transcripts that were written to in the last days, several at once.</summary>
    /// <param name="paths">Folders or files.</param>
    /// <param name="nowMs">Now, in milliseconds since 1970 UTC.</param>
    public static TranscriptSurvey Of(IEnumerable<string> paths, long nowMs)
    {
        long fromMs = nowMs - StoreSurvey.RecentDays * StoreSurvey.DayMs;
        TranscriptFile[] files = [.. paths.SelectMany(TranscriptFolder.Files)];
        TranscriptFile[] recent = [.. files.Where(file => file.LastWriteMs >= fromMs).OrderByDescending(file => file.Bytes)];
        var survey = new TranscriptSurvey { Files = files.Length, FilesRead = recent.Length };
        // One by one from a shared queue: the largest file first, so that none is left to the end.
        Parallel.ForEach(Partitioner.Create(recent, EnumerablePartitionerOptions.NoBuffering), file => survey.Read(file, fromMs));
        return survey;
    }

    private void Read(TranscriptFile file, long fromMs)
    {
        var calls = new List<SeenCall>();
        var runs = new List<HookRun>();
        bool isRead = true;
        try
        {
            using SafeFileHandle handle = File.OpenHandle(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            new TranscriptReader(file, call => Add(call, calls), run => runs.Add(run)).Read(handle, 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            isRead = false;
        }

        lock (_lock)
        {
            FilesUnreadable += isRead ? 0 : 1;
            _calls.AddRange(calls);
            foreach (HookRun run in runs.Where(run => run.TimestampMs >= fromMs))
            {
                if (!_hookRuns.TryGetValue(run.Command, out List<int>? times))
                    _hookRuns[run.Command] = times = [];
                times.Add((int)Math.Min(run.DurationMs, int.MaxValue));
            }
        }
    }

    private static void Add(TranscribedCall told, List<SeenCall> calls)
    {
        CapturedCall call = told.Call;
        if (call.ToolUseId is not string id)
            return;
        calls.Add(new SeenCall(id, call.Context.SessionId ?? "", told.TimestampMs, Redactor.StageOf(call), call.ClientVersion, call.Context.WorkingDirectory));
    }
}
