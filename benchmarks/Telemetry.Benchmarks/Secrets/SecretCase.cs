using System.Text.Json;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>One case of a corpus: a call that holds secrets, or one that only looks as if it did.</summary>
internal sealed record SecretCase
{
    public required string Id { get; init; }

    /// <summary>Where the case comes from.</summary>
    public required string Source { get; init; }

    /// <summary>What the tables count it under.</summary>
    public required string Kind { get; init; }

    /// <summary>True where secrets must go; false where nothing may change.</summary>
    public required bool HasSecrets { get; init; }

    public required string Tool { get; init; }

    public required JsonElement Input { get; init; }

    /// <summary>The text of a failed call; null for one that succeeded.</summary>
    public string? Error { get; init; }

    /// <summary>What must be gone. Where it is empty for a call with secrets, the call must have changed.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>What must still be there.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];

    public bool IsHard { get; init; }

    /// <summary>Of a token format's look-alike: how it was chosen (<c>benign</c>, <c>hard-negative</c>, …).</summary>
    public string Scope { get; init; } = "";
}
