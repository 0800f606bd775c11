namespace Telemetry.Redaction;

/// <summary>What may hold blanks and is still a part of one word: <c>$(…)</c>, <c>${…}</c>, <c>${{ … }}</c>, <c>{{ … }}</c>, <c>`…`</c>, <c>&lt;your token&gt;</c>.</summary>
internal static class CommandSubstitution
{
    /// <summary>The length of a substitution on one line, 1 if none starts here.</summary>
    public static int Length(ReadOnlySpan<char> text, int i)
    {
        ReadOnlySpan<char> rest = text.Slice(i, Math.Min(400, text.Length - i));
        ReadOnlySpan<char> close = rest.StartsWith("$(") ? ")" : rest.StartsWith("${{") || rest.StartsWith("{{") ? "}}" : rest.StartsWith("${") ? "}" : rest[0] == '`' ? "`" : "";
        if (close.IsEmpty)
            return 1;
        int end = rest[1..].IndexOf(close, StringComparison.Ordinal);
        if (close is ")" && end > 0)
            end = BalancedEnd(rest) - 1;
        int line = rest.IndexOf('\n');
        return end < 0 || (line >= 0 && line < end) ? 1 : 1 + end + close.Length;
    }

    private static int BalancedEnd(ReadOnlySpan<char> rest)
    {
        int depth = 0;
        for (int i = 1; i < rest.Length; i++)
        {
            depth += rest[i] == '(' ? 1 : rest[i] == ')' ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return -1;
    }

    /// <summary>The length of a placeholder, <c>&lt;your-token&gt;</c>, or 0: <c>&lt; file</c> is none.</summary>
    public static int PlaceholderLength(ReadOnlySpan<char> text, int i)
    {
        if (text[i] != '<' || i + 2 >= text.Length || !char.IsAsciiLetter(text[i + 1]))
            return 0;
        ReadOnlySpan<char> rest = text.Slice(i, Math.Min(60, text.Length - i));
        int close = rest.IndexOfAny('>', '\n', '|');
        return close > 0 && rest[close] == '>' && !rest[1..close].ContainsAny('/', '"', '$') ? close + 1 : 0;
    }

    /// <summary>The length of a line break, or 0.</summary>
    public static int LineBreakLength(ReadOnlySpan<char> text, int i) =>
        i < text.Length && text[i] == '\n' ? 1 : i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n' ? 2 : 0;
}
