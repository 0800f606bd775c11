namespace Telemetry.Records;

/// <summary>Looks through what a command printed for a line that reports a failure.</summary>
public static class OutputLines
{
    private const char Escape = '\u001b';

    /// <summary>The note that the first line of failure means.</summary>
    public static SoftOutcome NoteOf(ReadOnlySpan<char> output)
    {
        foreach (ReadOnlySpan<char> whole in output.EnumerateLines())
        {
            ReadOnlySpan<char> line = WithoutColor(whole);
            if (line.IsEmpty)
                continue;
            SoftOutcome note = OutcomeRules.NoteOf(NoteEvidence.OutputLineStart, line);
            if (note == SoftOutcome.None)
                note = OutcomeRules.NoteOf(NoteEvidence.OutputLine, line);
            if (note != SoftOutcome.None)
                return note;
        }

        return SoftOutcome.None;
    }

    // Blanks and terminal sequences in front of the text.
    private static ReadOnlySpan<char> WithoutColor(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        while (line is [Escape, '[', ..])
        {
            int end = line[2..].IndexOfAnyInRange('A', 'z');
            if (end < 0)
                return default;
            line = line[(end + 3)..].TrimStart();
        }

        return line;
    }
}
