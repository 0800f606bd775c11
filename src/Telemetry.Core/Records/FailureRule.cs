namespace Telemetry.Records;

/// <summary>One rule that tells a kind from a failure's text.</summary>
/// <param name="Kind">The kind that a match means.</param>
/// <param name="Place">Where the phrase must stand.</param>
/// <param name="Text">The phrase.</param>
/// <param name="Example">A text that the rule must classify.</param>
public readonly record struct FailureRule(FailureKind Kind, FailurePlace Place, string Text, string Example)
{
    private const string Bullets = "✗✘✖×●•❌▲│┃>*";

    /// <summary>True where the rule's phrase stands at a place of a text, and may stand there.</summary>
    /// <param name="text">The whole text, without the client's tags.</param>
    /// <param name="at">The place.</param>
    public bool StandsAt(ReadOnlySpan<char> text, int at)
    {
        bool isExact = Place is FailurePlace.Start or FailurePlace.LineStart;
        if (!text[at..].StartsWith(Text, isExact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
            return false;
        return Place switch
        {
            FailurePlace.Start => at == 0,
            FailurePlace.LineStart => IsLineStart(text[(text[..at].LastIndexOfAny('\n', '\r') + 1)..at]),
            FailurePlace.Line => !char.IsLetterOrDigit(Text[0]) || at == 0 || !char.IsLetterOrDigit(text[at - 1]),
            FailurePlace.LineEnd => text[(at + Text.Length)..] is var rest && rest[..Math.Max(0, rest.IndexOf('\n'))].Trim(" \t\r.").IsEmpty && (rest.Contains('\n') || rest.Trim(" \t\r.").IsEmpty),
            FailurePlace.Count => at > 0 && IsNumber(text[..at]) && !char.IsLetterOrDigit(At(text, at + Text.Length)),
            _ => false,
        };
    }

    /// <summary>True where a line starts with <c>file:line:column: </c>.</summary>
    public static bool IsLocation(ReadOnlySpan<char> line)
    {
        int end = line.IndexOf(": ", StringComparison.Ordinal);
        if (end <= 0 || line[..end].Contains(' '))
            return false;
        ReadOnlySpan<char> place = line[..end];
        int column = place.LastIndexOf(':');
        int row = column <= 0 ? -1 : place[..column].LastIndexOf(':');
        return row > 0 && IsDigits(place[(column + 1)..]) && IsDigits(place[(row + 1)..column]) && place[..row].ContainsAny('.', '/');
    }

    // What stands between the line's beginning and the phrase may be blanks, colours, a bullet, and a task's name in brackets.
    private static bool IsLineStart(ReadOnlySpan<char> before)
    {
        while (!before.IsEmpty)
        {
            int skipped = before[0] == '[' && before.IndexOf("] ", StringComparison.Ordinal) is > 0 and var close ? close + 2 : AnsiText.SequenceAt(before, 0);
            if (skipped == 0 && (char.IsWhiteSpace(before[0]) || Bullets.Contains(before[0])))
                skipped = 1;
            if (skipped == 0)
                return false;
            before = before[skipped..];
        }

        return true;
    }

    private static bool IsNumber(ReadOnlySpan<char> before)
    {
        if (before.EndsWith("<n>"))
            return true;
        int start = before.Length;
        while (start > 0 && char.IsAsciiDigit(before[start - 1]))
            start--;
        return start < before.Length && !before[start..].Trim('0').IsEmpty && (start == 0 || !char.IsLetter(before[start - 1]));
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static char At(ReadOnlySpan<char> text, int i) => i < text.Length ? text[i] : '\n';
}
