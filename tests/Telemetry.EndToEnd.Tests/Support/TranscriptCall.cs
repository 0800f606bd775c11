using System.Text.Json.Nodes;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>One tool call as the client wrote it down itself.</summary>
/// <param name="AgentId">The subagent that made the call; null on the main thread.</param>
/// <param name="SessionId">The session that made it, also where another copied it.</param>
internal sealed record TranscriptCall(string ToolUseId, string Tool, string? AgentId, string SessionId)
{
    /// <summary>What the model reads; null where the client wrote no result, so that nobody knows how the call ended.</summary>
    public ToolResult? Result { get; init; }

    /// <summary>The line that holds the result, with what the client wrote beside it.</summary>
    public JsonObject? ResultLine { get; init; }

    public string Outcome => Result is { IsError: false } ? "success" : "failure";

    /// <summary>How far the call got, by what the client wrote beside its result; the words of <c>docs/record-format.md</c>.</summary>
    public string Stage => (Decision, Denial) switch
    {
        _ when !Result!.IsError => "executed",
        ("accept", _) => "executed",
        // Without anybody to ask, the client says that a user rejected what was never granted; its source tells.
        ("reject", _) => Source == "user_reject" ? "rejected" : "denied",
        (null, null) => "validation",
        // Nobody decided anything, and yet it is called rejected: it was broken off while it ran or waited.
        (null, "user-rejected" or "interrupted") => "interrupted",
        (null, "cancelled") => "cancelled",
        _ => throw new NotSupportedException($"The client has a word that these tests do not know: {ResultLine!.ToJsonString()}"),
    };

    /// <summary>True where the tool ran to an end of its own.</summary>
    public bool HasRun => Decision == "accept";

    /// <summary>True where no event tells of the call, because the session or the agent that made it was broken off.</summary>
    public bool IsCutOff => Stage == "interrupted" || Result!.Text == "Exit code 137";

    /// <summary>The failure's text in each wording that the client has for it, without the tag that wraps it for the model.</summary>
    public IEnumerable<string> Errors
    {
        get
        {
            const string open = "<tool_use_error>", close = "</tool_use_error>", prefix = "Error: ";
            yield return Result!.Text.Replace(open, "", StringComparison.Ordinal).Replace(close, "", StringComparison.Ordinal).Trim();
            if (ResultLine!["toolUseResult"] is JsonValue told && told.TryGetValue(out string? text))
                yield return (text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text).Trim();
        }
    }

    private string? Decision => (string?)ResultLine!["permissionDecision"]?["decision"];

    private string? Source => (string?)ResultLine!["permissionDecision"]?["source"];

    private string? Denial => (string?)ResultLine!["toolDenialKind"];

    public override string ToString() => $"{Tool} {ToolUseId}: {ResultLine?.ToJsonString() ?? "no result"}";
}
