using Telemetry.Mcp.Answers;
using Telemetry.Storage;

namespace Telemetry.Mcp.Memory;

/// <summary>An outbox in words.</summary>
internal static class OutboxText
{
    /// <summary>How many lessons are in which state: <c>12 sent, 2 pending</c>; empty where there are none.</summary>
    public static string CountsOf(Outbox outbox) => string.Join(", ", Enum.GetValues<OutboxState>()
        .OrderByDescending(state => state == OutboxState.Sent)
        .Select(state => (Count: outbox.Count(state), State: state))
        .Where(pair => pair.Count > 0)
        .Select(pair => $"{Say.Count(pair.Count)} {WordOf(pair.State)}"));

    /// <summary>A state's word.</summary>
    public static string WordOf(OutboxState state) => state switch { OutboxState.Sent => "sent", OutboxState.Pending => "pending", OutboxState.Refused => "refused", _ => "given up" };

    /// <summary>The lessons that were not taken, with reasons, the latest first.</summary>
    public static IEnumerable<OutboxEntry> Unsent(Outbox outbox) =>
        outbox.Entries.Where(entry => entry.State != OutboxState.Sent && entry.Reason is not null).OrderByDescending(entry => entry.AtMs);
}
