namespace Telemetry.Redaction;

/// <summary>A secret in the place of its column: <c>INSERT INTO users (name, password) VALUES ('jo', '…')</c>.</summary>
internal static class InsertedValues
{
    private const int MaxColumns = 240, MaxBefore = 120, MaxRows = 50, MaxFields = 40;

    /// <summary>Adds the values of the column whose name stands among those of an INSERT.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the column's name starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="name">What it promises.</param>
    /// <param name="findings">Takes the secrets.</param>
    /// <returns>Whether this is an INSERT. Its other columns are looked at for themselves.</returns>
    public static bool Match(ReadOnlySpan<char> text, int start, int end, SensitiveName name, ref Findings findings)
    {
        // Most names stand in no brackets, or in those of something else.
        int floor = Math.Max(0, start - MaxColumns), open = text[floor..start].LastIndexOfAny("()'=;") + floor;
        if (open < floor || text[open] != '(' || !IsInsert(text[Math.Max(0, open - MaxBefore)..open]))
            return false;
        int column = text[open..start].Count(',');
        int close = end;
        while (close < text.Length && close - end < MaxColumns && IsColumn(text[close]))
            close++;
        if (close >= text.Length || text[close] != ')')
            return false;
        int at = SkipSpace(text, close + 1);
        if (!text[at..].StartsWith("values", StringComparison.OrdinalIgnoreCase))
            return false;
        at = SkipSpace(text, at + "values".Length);
        for (int row = 0; row < MaxRows && at < text.Length && text[at] == '('; row++)
        {
            at = SkipSpace(text, Row(text, at + 1, column, name, ref findings));
            if (at >= text.Length || text[at] != ',')
                break;
            at = SkipSpace(text, at + 1);
        }

        return true;
    }

    // From behind the row's bracket to behind the closing one.
    private static int Row(ReadOnlySpan<char> text, int at, int column, SensitiveName name, ref Findings findings)
    {
        for (int field = 0; field < MaxFields; field++)
        {
            at = SkipSpace(text, at);
            // What is no literal, a call or a number, ends with its comma.
            ValueText value = at < text.Length && Quote.LengthAt(text, at) > 0 ? ValueText.Read(text, at) : ValueText.None;
            if (field == column && value.IsQuoted)
                SecretValue.AddIf(text, value, name, ValueContext.Literal, ref findings);
            if (value.IsQuoted)
                at = value.End;
            at = EndOfField(text, at);
            if (at >= text.Length || text[at] != ',')
                return Math.Min(text.Length, at + 1);
            at++;
        }

        return at;
    }

    // Its comma, or the row's closing bracket; a call has brackets of its own.
    private static int EndOfField(ReadOnlySpan<char> text, int at)
    {
        int limit = Math.Min(text.Length, at + MaxColumns);
        for (int depth = 0; at < limit; at++)
        {
            char c = text[at];
            if (c == '\n' || (depth == 0 && c is ',' or ')'))
                return at;
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }

        return at;
    }

    private static bool IsInsert(ReadOnlySpan<char> before)
    {
        int into = before.LastIndexOf("into ", StringComparison.OrdinalIgnoreCase);
        return into > 0 && before[(into + "into ".Length)..].IndexOfAny("();\n") < 0;
    }

    private static bool IsColumn(char c) => CharClass.IsWord(c) || char.IsWhiteSpace(c) || c is ',' or '"' or '`' or '[' or ']' or '\\';

    private static int SkipSpace(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && char.IsWhiteSpace(text[i]))
            i++;
        return i;
    }
}
