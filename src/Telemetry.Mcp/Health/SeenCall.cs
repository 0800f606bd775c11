using Telemetry.Records;

namespace Telemetry.Mcp.Health;

/// <summary>What a comparison needs of a call that a transcript tells of.</summary>
/// <param name="Id">The call's identity.</param>
/// <param name="Session">The session.</param>
/// <param name="TimestampMs">When its result was written down, in milliseconds since 1970 UTC.</param>
/// <param name="Stage">How far it got.</param>
/// <param name="ClientVersion">The client's version.</param>
/// <param name="Project">The working directory.</param>
internal sealed record SeenCall(string Id, string Session, long TimestampMs, Stage Stage, string? ClientVersion, string? Project)
{
    /// <summary>True where an event of the client tells of such calls. Calls of an interrupted turn may have none, and a no of the user's has none of its own.</summary>
    public bool HasEvent => Stage is not (Stage.Interrupted or Stage.Rejected);
}
