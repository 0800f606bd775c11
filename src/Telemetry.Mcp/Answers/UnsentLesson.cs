using Telemetry.Storage;

namespace Telemetry.Mcp.Answers;

/// <summary>A lesson that the memory server has not taken.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">What the server said; foreign text, quoted.</param>
internal sealed record UnsentLesson(string Name, string? Reason = null)
{
    public static UnsentLesson Of(OutboxEntry entry) => new(entry.Name, entry.Reason is string reason ? Quoted.Text(reason, 120) : null);
}
