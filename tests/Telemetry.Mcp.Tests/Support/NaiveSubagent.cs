namespace Telemetry.Mcp.Tests.Support;

/// <summary>A subagent as starts, stops, its launch and its calls tell it.</summary>
/// <param name="Type">Its type, or <c>unknown</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Session">The session.</param>
/// <param name="Project">Its working directory.</param>
/// <param name="LastSeenMs">When it was last heard of.</param>
/// <param name="DurationMs">From start to stop.</param>
/// <param name="Calls">How many calls it made.</param>
/// <param name="HasFailed">True where it is known to have failed.</param>
/// <param name="IsFinished">True where its end is known.</param>
internal sealed record NaiveSubagent(string Type, string Id, string Session, string? Project, long LastSeenMs, long? DurationMs, int Calls, bool HasFailed, bool IsFinished);
