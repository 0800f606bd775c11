using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>A column of secrets: the name stands in the first line of a table, the secrets in the same column below.</summary>
internal static class TableColumn
{
    private const int MaxLength = 8192, MaxHeader = 400, MaxColumns = 32;

    private static readonly SearchValues<char> s_rule = SearchValues.Create("-+|:= \r");

    /// <summary>Adds the secrets of all columns whose names promise some.</summary>
    /// <param name="text">The text.</param>
    /// <param name="nameStart">Where a name starts that may stand in the head.</param>
    /// <param name="nameEnd">Where it ends.</param>
    /// <param name="end">Where the table ends.</param>
    /// <param name="findings">Takes the secrets.</param>
    /// <returns>Where the head ends; -1 where the name's line is no head.</returns>
    public static int Match(ReadOnlySpan<char> text, int nameStart, int nameEnd, out int end, ref Findings findings)
    {
        end = nameEnd;
        int lineStart = text[Math.Max(0, nameStart - MaxHeader)..nameStart].LastIndexOf('\n') is var back and >= 0 ? Math.Max(0, nameStart - MaxHeader) + back + 1 : 0;
        int lineLength = text[lineStart..Math.Min(text.Length, lineStart + MaxHeader)].IndexOf('\n');
        if (lineLength < 0 || Separator(text, nameStart, nameEnd) is not (char separator and not '\0') || !IsHead(text.Slice(lineStart, lineLength), separator))
            return -1;
        ReadOnlySpan<char> head = text.Slice(lineStart, lineLength);
        // | DB_PASSWORD | s3cr3t-88 |: a row itself.
        if (separator == '|' && SecretValue.Is(ValueBeside(text, nameEnd), new SensitiveName("password", false), ValueContext.Argument))
            return -1;
        int rows = lineStart + lineLength + 1, column = 0;
        end = EndOfTable(text, rows, separator, head.Count(separator));
        if (end == rows)
            return -1;
        // echo token; ls: a command's operator has a blank behind it. What has blanks below is a command too, and read for itself.
        bool mayBeCommand = separator is '|' or ';' && head[(head.IndexOf(separator) + 1)..] is [' ', ..] && !IsRule(text[rows..(text[rows..end].IndexOf('\n') is >= 0 and var length ? rows + length : end)]);
        foreach (Range cell in head.Split(separator))
        {
            SensitiveName name = SensitiveNames.Of(head[cell].Trim(" \"'\r\t"));
            if (name.IsSensitive)
                AddColumn(text[..end], rows, separator, column, name, mayBeCommand, ref findings);
            if (++column > MaxColumns)
                break;
        }

        return Math.Max(nameEnd, rows - 1);
    }

    // A table goes on while its lines have as many columns as its head, or are a rule: cat keys | wc -l is a command, and the next one is none of its rows.
    private static int EndOfTable(ReadOnlySpan<char> text, int start, char separator, int separators)
    {
        int line = start;
        while (line < text.Length && line - start < MaxLength)
        {
            int next = text[line..].IndexOf('\n') is var length and >= 0 ? line + length : text.Length;
            if (text[line..next].Count(separator) < separators && !IsRule(text[line..next]))
                break;
            line = next + 1;
        }

        return Math.Min(line, text.Length);
    }

    // ----+------
    private static bool IsRule(ReadOnlySpan<char> line) => line.Contains('-') && !line.ContainsAnyExcept(s_rule);

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

    private static ReadOnlySpan<char> ValueBeside(ReadOnlySpan<char> text, int nameEnd)
    {
        int mark = CharClass.SkipBlanks(text, nameEnd);
        ValueText value = mark < text.Length && text[mark] == '|' ? ValueText.Read(text, mark + 1) : ValueText.None;
        return text[value.Start..value.End];
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

    private static void AddColumn(ReadOnlySpan<char> table, int start, char separator, int column, SensitiveName name, bool mayBeCommand, ref Findings findings)
    {
        for (int line = start; line < table.Length;)
        {
            int next = table[line..].IndexOf('\n') is var length and >= 0 ? line + length : table.Length, cell = line;
            for (int skipped = 0; skipped < column && cell >= 0; skipped++)
                cell = table[cell..next].IndexOf(separator) is var mark and >= 0 ? cell + mark + 1 : -1;
            if (cell >= 0)
                AddCell(table, cell, table[cell..next].IndexOf(separator) is var mark and >= 0 ? cell + mark : next, name, mayBeCommand, ref findings);
            line = next + 1;
        }
    }

    private static void AddCell(ReadOnlySpan<char> text, int start, int end, SensitiveName name, bool mayBeCommand, ref Findings findings)
    {
        while (start < end && text[start] is ' ' or '"' or '\'' or '`')
            start++;
        while (end > start && text[end - 1] is ' ' or '"' or '\'' or '`' or '\r')
            end--;
        if (!mayBeCommand || !text[start..end].Contains(' '))
            SecretValue.AddIf(text, new ValueText(start, end, false), name, ValueContext.Literal, ref findings);
    }
}
