using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Memory;
using Telemetry.Storage;

namespace Telemetry.Mcp.Health;

/// <summary>How lessons fare, in a few words for the health line; read anew only where the outbox has changed.</summary>
internal sealed class MemoryPulse(string storePath, MemorySetting setting)
{
    private const int MaxReason = 40;

    private (long Bytes, DateTime Written) _seen;
    private (string Counts, string? Reason) _words;

    /// <summary>The words, and why something waits or was refused; null where nothing is set, or nothing was ever sent.</summary>
    public (string Counts, string? Reason)? Words()
    {
        if (setting.Problem is string problem)
            return ("no memory server", Quoted.Text(problem, MaxReason));
        if (setting.Server is null)
            return null;
        var file = new FileInfo(Outbox.PathOf(storePath));
        if (!file.Exists)
            return null;
        if (_seen != (file.Length, file.LastWriteTimeUtc))
        {
            _seen = (file.Length, file.LastWriteTimeUtc);
            _words = WordsOf();
        }

        return _words;
    }

    private (string Counts, string? Reason) WordsOf()
    {
        try
        {
            var outbox = Outbox.Read(storePath);
            string? reason = outbox.Trouble?.Reason ?? OutboxText.Unsent(outbox).FirstOrDefault()?.Reason;
            return ("lessons: " + (outbox.Entries.Count > 0 ? OutboxText.CountsOf(outbox) : "none sent"), reason is null ? null : Quoted.Text(reason, MaxReason));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ("the outbox cannot be read", null);
        }
    }
}
