namespace Telemetry.Capture;

/// <summary>Something that happened around calls, raw.</summary>
/// <param name="Event">The note's event word, as in the store.</param>
/// <param name="Context">Where it happened.</param>
public sealed record CapturedNote(string Event, CapturedContext Context)
{
    /// <summary>The ids of a batch's calls, in the assistant's order.</summary>
    public IReadOnlyList<string> ToolUseIds { get; init; } = [];

    /// <summary>The model, where a session's start names it.</summary>
    public string? Model { get; init; }

    /// <summary>Why a session started, or how a subagent ended, in the client's word.</summary>
    public string? Reason { get; init; }

    /// <summary>Who told of it.</summary>
    public CaptureSource Source { get; init; }
}
