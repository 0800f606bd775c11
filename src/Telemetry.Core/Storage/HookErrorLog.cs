using System.Text;
using Telemetry.Records;

namespace Telemetry.Storage;

/// <summary>What went wrong in the hook, one line each, beside the store. Never holds anything of a payload.</summary>
/// <remarks>Does not throw: where not even the log can be written, silence is what remains.</remarks>
public sealed class HookErrorLog(string storePath)
{
    /// <summary>At this size, in bytes, the log starts over.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int MaxMessageLength = 500;

    /// <summary>Where the log is.</summary>
    public string Path { get; } = storePath + ".hook-errors.log";

    /// <summary>Adds one line.</summary>
    public void Add(string message, long timestampMs)
    {
        try
        {
            var file = new FileInfo(Path);
            if (file.Exists && file.Length > MaxBytes)
                file.Delete();
            var line = new StringBuilder(Encoding.ASCII.GetString(Iso8601.Format(timestampMs))).Append(' ');
            foreach (char c in message.AsSpan(0, Math.Min(message.Length, MaxMessageLength)))
                line.Append(char.IsControl(c) ? ' ' : c);
            using AppendHandle? handle = AppendHandle.TryOpen(Path, out _);
            handle?.Write(Encoding.UTF8.GetBytes(line.Append('\n').ToString()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
        }
    }
}
