using System.Text;
using Telemetry.Capture;

namespace Telemetry.Import;

/// <summary>The client tells a session how its subagent ended, in a text with tags: the only place where that stands.</summary>
internal static class SubagentNotification
{
    private const int MaxLength = 200;

    /// <summary>Notes the status of the subagent that a line tells of; does nothing for any other line.</summary>
    public static void Read(ReadOnlyMemory<byte> bytes, TranscriptLine fields, Dictionary<string, SubagentTrace> subagents)
    {
        ReadOnlySpan<byte> line = bytes.Span;
        if (line.IndexOf("\"<task-notification>"u8) < 0 || Between(line, "<task-id>"u8, "</task-id>"u8) is not string agentId || Between(line, "<status>"u8, "</status>"u8) is not string status)
            return;
        fields.Read(bytes);
        if (!subagents.TryGetValue(agentId, out SubagentTrace? trace))
            subagents[agentId] = trace = new SubagentTrace(agentId);
        trace.SessionId ??= JsonText.OfValue(fields.SessionId.Span);
        trace.ToldAtMs = fields.TimestampMs();
        trace.Status = status;
    }

    private static string? Between(ReadOnlySpan<byte> line, ReadOnlySpan<byte> open, ReadOnlySpan<byte> close)
    {
        int start = line.IndexOf(open);
        if (start < 0)
            return null;
        ReadOnlySpan<byte> rest = line[(start + open.Length)..];
        int end = rest.IndexOf(close);
        // An id and a status are words; anything else is not the client's.
        return end is > 0 and < MaxLength && !rest[..end].ContainsAny((byte)'\\', (byte)'<', (byte)' ') ? Encoding.UTF8.GetString(rest[..end]) : null;
    }
}
