using Microsoft.Win32.SafeHandles;
using Telemetry.Import;

namespace Telemetry.Mcp.Importing;

/// <summary>Follows one transcript that is being written: each look reads only what came since.</summary>
internal sealed class TranscriptTail(TranscriptFile file, Action<TranscribedCall> onCall)
{
    // What is being asked about happened a moment ago, however long the transcript is.
    private const long MaxLookBytes = 4 * 1024 * 1024;

    private TranscriptReader _reader = new(file, onCall);
    private long _end;

    /// <summary>Reads what came since the last look; nothing where the file is gone or locked.</summary>
    public void Look()
    {
        try
        {
            if (new FileInfo(file.Path) is not { Exists: true } now || now.Length <= _end)
                return;
            if (now.Length - _end > MaxLookBytes)
            {
                _end = now.Length - MaxLookBytes;
                _reader = new TranscriptReader(file, onCall);
            }

            using SafeFileHandle handle = File.OpenHandle(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            _end = _reader.Read(handle, _end);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next question looks again.
        }
    }
}
