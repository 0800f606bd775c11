namespace Telemetry.Redaction;

/// <summary>A column of secrets: the name stands in the first line of a table, the secrets in the same column below.</summary>
internal static class TableColumn
{
    private const int MaxLength = 8192, MaxHeader = 400, MaxColumns = 32;

    /// <summary>Adds the secrets of all columns whose names promise some.</summary>
    /// <returns>Where the table ends; -1 where the name's line is no head of one.</returns>
    public static int Match(ReadOnlySpan<char> text, int nameStart, int nameEnd, ref Findings findings)
    {
        int lineStart = text[Math.Max(0, nameStart - MaxHeader)..nameStart].LastIndexOf('\n') is var back and >= 0 ? Math.Max(0, nameStart - MaxHeader) + back + 1 : 0;
        int lineLength = text[lineStart..Math.Min(text.Length, lineStart + MaxHeader)].IndexOf('\n');
        if (lineLength < 0 || Separator(text, nameStart, nameEnd) is not (char separator and not '\0') || !IsHead(text.Slice(lineStart, lineLength), separator))
            return -1;
        Span<SensitiveName> columns = new SensitiveName[MaxColumns];
        int count = ReadHead(text.Slice(lineStart, lineLength), separator, columns), start = lineStart + lineLength + 1, line = start;
        while (line < text.Length && line - start < MaxLength)
        {
            int next = text[line..].IndexOf('\n') is var length and >= 0 ? line + length : text.Length;
            // An empty line ends a table.
            if (text[line..next].Trim().IsEmpty)
                break;
            AddCells(text, line, next, separator, columns[..count], ref findings);
            line = next + 1;
        }

        return Math.Max(nameEnd, line);
    }

    private static int ReadHead(ReadOnlySpan<char> head, char separator, Span<SensitiveName> columns)
    {
        int count = 0;
        foreach (Range cell in head.Split(separator))
        {
            if (count == columns.Length)
                break;
            columns[count++] = SensitiveNames.Of(head[cell].Trim(" \"'\r\t"));
        }

        return count;
    }

    private static char Separator(ReadOnlySpan<char> text, int nameStart, int nameEnd)
    {
        if (nameEnd < text.Length && text[nameEnd] == '\t')
            return '\t';
        int after = CharClass.SkipBlanks(text, nameEnd);
        if (after < text.Length && text[after] is ',' or ';' or '|')
            return text[after];
        int before = nameStart - 1;
        while (before >= 0 && text[before] is ' ' or '"' or '\'')
            before--;
        return before >= 0 && text[before] is ',' or ';' or '|' or '\t' ? text[before] : '\0';
    }

    // Column names are short words.
    private static bool IsHead(ReadOnlySpan<char> line, char separator)
    {
        foreach (char c in line)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != separator && c is not ('_' or '-' or ' ' or '"' or '\'' or '\r' or '/' or '#'))
                return false;
        }

        return true;
    }

    private static void AddCells(ReadOnlySpan<char> text, int start, int end, char separator, ReadOnlySpan<SensitiveName> columns, ref Findings findings)
    {
        foreach (SensitiveName column in columns)
        {
            int length = text[start..end].IndexOf(separator);
            int cellEnd = length < 0 ? end : start + length;
            if (column.IsSensitive)
                AddCell(text, start, cellEnd, column, ref findings);
            if (length < 0)
                return;
            start = cellEnd + 1;
        }
    }

    private static void AddCell(ReadOnlySpan<char> text, int start, int end, SensitiveName name, ref Findings findings)
    {
        while (start < end && text[start] is ' ' or '"' or '\'' or '`')
            start++;
        while (end > start && text[end - 1] is ' ' or '"' or '\'' or '`' or '\r')
            end--;
        if (end > start && SecretValue.Is(text[start..end], name, ValueContext.Literal))
            findings.Add(start, end, name.Kind);
    }
}
