using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Telemetry.Capture;
using Telemetry.Import;
using Telemetry.Records;

namespace Telemetry.Mcp.Health;

/// <summary>Does the session go on? Tells from the end of its transcript alone when a call last succeeded, which always fires a hook.</summary>
/// <param name="transcripts">The folder of the transcripts; null where nobody knows.</param>
/// <param name="sessionId">The session; null where nobody knows.</param>
internal sealed class SessionPulse(string? transcripts, string? sessionId)
{
    private const int TailBytes = 256 * 1024;

    private string? _path;
    private long _bytes = -1;
    private long? _lastResultMs;

    /// <summary>When a call of the session last succeeded, in milliseconds since 1970 UTC; null where that is not known, or not after a moment.</summary>
    /// <param name="afterMs">The moment, in milliseconds since 1970 UTC: a transcript that was not written to since is not opened.</param>
    public long? LastSuccessMs(long afterMs)
    {
        if (transcripts is null || sessionId is null)
            return null;
        try
        {
            _path ??= TranscriptFolder.OfSession(transcripts, sessionId).FirstOrDefault()?.Path;
            if (_path is null)
                return null;
            var file = new FileInfo(_path);
            if (!file.Exists || new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds() <= afterMs)
                return null;
            if (file.Length != _bytes)
                Read(_path, file.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Unknown is not silent.
            return null;
        }

        return _lastResultMs > afterMs ? _lastResultMs : null;
    }

    private void Read(string path, long bytes)
    {
        var tail = new byte[Math.Min(bytes, TailBytes)];
        int count = 0, got;
        using (SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            do
                count += got = RandomAccess.Read(file, tail.AsSpan(count), bytes - tail.Length + count);
            while (got > 0 && count < tail.Length);
        }

        _bytes = bytes;
        ReadOnlySpan<byte> rest = tail.AsSpan(0, count);
        // The last line may still be being written; what precedes the first newline may be the end of a line.
        int end = rest.LastIndexOf((byte)'\n');
        for (; end > 0; end = rest[..end].LastIndexOf((byte)'\n'))
        {
            int start = rest[..end].LastIndexOf((byte)'\n') + 1;
            if ((start > 0 || bytes == count) && ResultMs(rest[start..end]) is long ms)
            {
                _lastResultMs = Math.Max(_lastResultMs ?? 0, ms);
                return;
            }
        }
    }

    private static long? ResultMs(ReadOnlySpan<byte> line)
    {
        // A call that failed may never have run, and one that was broken off may have fired nothing.
        if (line.IndexOf("\"tool_result\""u8) < 0 || line.IndexOf("\"is_error\":true"u8) >= 0)
            return null;
        bool isUser = false;
        long? ms = null;
        byte[] json = line.ToArray();
        try
        {
            JsonWalk.Fields(json, (name, value) =>
            {
                if (name.SequenceEqual("type"u8))
                    isUser = json.AsSpan(value).SequenceEqual("\"user\""u8);
                else if (name.SequenceEqual("timestamp"u8) && JsonText.OfValue(json.AsSpan(value)) is string stamp && Iso8601.TryParse(System.Text.Encoding.UTF8.GetBytes(stamp), out long time))
                    ms = time;
            });
        }
        catch (JsonException)
        {
            return null;
        }

        return isUser ? ms : null;
    }
}
