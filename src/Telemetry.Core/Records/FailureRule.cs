namespace Telemetry.Records;

/// <summary>One rule that tells a kind from a failure's text.</summary>
/// <param name="Kind">The kind that a match means.</param>
/// <param name="Place">Where the phrase must stand.</param>
/// <param name="Text">The phrase.</param>
/// <param name="Example">A text that the rule must classify.</param>
public readonly record struct FailureRule(FailureKind Kind, FailurePlace Place, string Text, string Example)
{
    /// <summary>True where the rule applies.</summary>
    /// <param name="error">The whole text, without the client's tags.</param>
    /// <param name="line">Its salient line.</param>
    public bool Matches(ReadOnlySpan<char> error, ReadOnlySpan<char> line) => Place switch
    {
        FailurePlace.Start => error.StartsWith(Text, StringComparison.Ordinal),
        FailurePlace.Line => line.Contains(Text, StringComparison.OrdinalIgnoreCase),
        _ => error.Contains(Text, StringComparison.Ordinal),
    };
}
