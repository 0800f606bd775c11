namespace Telemetry.Records;

/// <summary>One rule that tells a note from an answer.</summary>
/// <param name="Note">The note that a match means.</param>
/// <param name="Evidence">What of the answer is looked at.</param>
/// <param name="Text">What it must be (a count, a search's answer), contain (a line), or start with (all others).</param>
/// <param name="Example">Evidence that the rule must note.</param>
public readonly record struct NoteRule(SoftOutcome Note, NoteEvidence Evidence, string Text, string Example)
{
    /// <summary>True where the rule applies to this piece of its evidence.</summary>
    public bool Matches(ReadOnlySpan<char> piece) => Evidence switch
    {
        NoteEvidence.MatchCount or NoteEvidence.SearchAnswer => piece.SequenceEqual(Text),
        NoteEvidence.OutputLine => piece.Contains(Text, StringComparison.Ordinal),
        _ => piece.StartsWith(Text, StringComparison.Ordinal),
    };
}
