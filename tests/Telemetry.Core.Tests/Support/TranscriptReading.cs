using Microsoft.Win32.SafeHandles;
using Telemetry.Import;

namespace Telemetry.Core.Tests.Support;

/// <summary>What a reader tells of one transcript.</summary>
internal sealed record TranscriptReading(TranscriptReader Reader, IReadOnlyList<TranscribedCall> Calls, IReadOnlyList<HookRun> HookRuns, long End)
{
    public static TranscriptReading Of(string path, long offset = 0)
    {
        TranscriptFile file = TranscriptFolder.Files(path).Single();
        var calls = new List<TranscribedCall>();
        var runs = new List<HookRun>();
        var reader = new TranscriptReader(file, calls.Add, runs.Add);
        using SafeFileHandle handle = File.OpenHandle(file.Path);
        long end = reader.Read(handle, offset, TestContext.Current.CancellationToken);
        return new TranscriptReading(reader, calls, runs, end);
    }

    public TranscribedCall this[string id] => Calls.Single(call => call.Call.ToolUseId == id);
}
