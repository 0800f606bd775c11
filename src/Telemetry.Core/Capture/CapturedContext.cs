namespace Telemetry.Capture;

/// <summary>What every event says about its surroundings; each part is null where the client left it out.</summary>
/// <param name="SessionId">The session; for a subagent's call, its parent's.</param>
/// <param name="AgentId">The subagent; null on the main thread.</param>
/// <param name="AgentType">The subagent's type.</param>
/// <param name="WorkingDirectory">The session's current directory.</param>
/// <param name="PromptId">The user's prompt that is being served.</param>
/// <param name="PermissionMode">The permission mode.</param>
public sealed record CapturedContext(
    string? SessionId, string? AgentId, string? AgentType, string? WorkingDirectory, string? PromptId, string? PermissionMode);
