using System.Text;

namespace Telemetry.Import;

/// <summary>What the start of a transcript tells without reading it: whose copy it may be, and when it was begun.</summary>
/// <param name="FirstLineId">The id of its first line that has one: a forked session copies it with all the history. Null where there is none.</param>
/// <param name="BegunAt">The first timestamp, as text: a fork notes its own start before the copied lines. Empty where there is none.</param>
public readonly record struct TranscriptHead(string? FirstLineId, string BegunAt)
{
    private const int HeadBytes = 64 * 1024;

    /// <summary>Reads the start of a transcript; one that cannot be read tells nothing.</summary>
    public static TranscriptHead Of(TranscriptFile file)
    {
        var bytes = new byte[Math.Min(HeadBytes, file.Bytes)];
        try
        {
            using var handle = File.OpenHandle(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            ReadOnlySpan<byte> head = bytes.AsSpan(0, RandomAccess.Read(handle, bytes, 0));
            return new TranscriptHead(After(head, "\"uuid\":\""u8), After(head, "\"timestamp\":\""u8) ?? "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new TranscriptHead(null, "");
        }
    }

    private static string? After(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        int start = head.IndexOf(name);
        if (start < 0)
            return null;
        ReadOnlySpan<byte> rest = head[(start + name.Length)..];
        int end = rest.IndexOf((byte)'"');
        return end > 0 ? Encoding.UTF8.GetString(rest[..end]) : null;
    }
}
