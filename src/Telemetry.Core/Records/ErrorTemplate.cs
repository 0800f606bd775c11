namespace Telemetry.Records;

/// <summary>Brings failures that differ only in names and numbers to one text: the salient line, with addresses, paths, quotes and numbers masked.</summary>
internal static class ErrorTemplate
{
    /// <summary>The version of the masking, which ids of templates name: it grows with every change that makes another text of the same line.</summary>
    public const int Version = 1;

    private const int MaxLength = 120;

    /// <summary>The template of a failure's text; empty for an empty one.</summary>
    public static string Of(string error)
    {
        ReadOnlySpan<char> line = SalientText.LineOf(error);
        // All that is known is the code: 127 and 1 are different failures.
        return SalientText.ExitCodeOf(line) is not null ? line.ToString() : OfLine(line);
    }

    /// <summary>The template of one line.</summary>
    public static string OfLine(ReadOnlySpan<char> line)
    {
        line = SalientText.WithoutPrefix(line);
        Span<char> template = stackalloc char[MaxLength];
        int length = 0;
        for (int i = 0; i < line.Length && length < MaxLength;)
        {
            int end = EndOfQuote(line, i);
            if (end > 0)
            {
                Append(template, ref length, [line[i], '…', line[end - 1]]);
                i = end;
            }
            else if (IsWord(line[i]))
            {
                end = EndOfWord(line, i);
                AppendMasked(template, ref length, line[i..end]);
                i = end;
            }
            else if (AnsiText.SequenceAt(line, i) is > 0 and int sequence)
            {
                i += sequence;
            }
            else
            {
                if (line[i] == '\t' || !char.IsControl(line[i]))
                    template[length++] = line[i] == '\t' ? ' ' : line[i];
                i++;
            }
        }

        return template[..length].TrimEnd().ToString();
    }

    private static void AppendMasked(Span<char> template, ref int length, ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> core = word.TrimEnd(".:");
        int place = PlaceInFile(core);
        if (core.Contains("://", StringComparison.Ordinal))
        {
            Append(template, ref length, "<url>");
            Append(template, ref length, word[core.Length..]);
        }
        else if ((core.Contains('/') && core.Length > 1) || core.Contains('\\') || place > 0)
        {
            Append(template, ref length, "<path>");
            AppendWithoutDigits(template, ref length, word[(place > 0 ? place : core.Length)..]);
        }
        else if (!core.ContainsAnyInRange('0', '9'))
        {
            Append(template, ref length, word);
        }
        else if (IsHex(core) || IsMixed(core))
        {
            Append(template, ref length, "<id>");
            Append(template, ref length, word[core.Length..]);
        }
        else
        {
            AppendWithoutDigits(template, ref length, word);
        }
    }

    // A number with its point is one number, whatever its digits.
    private static void AppendWithoutDigits(Span<char> template, ref int length, ReadOnlySpan<char> word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiDigit(word[i]))
            {
                Append(template, ref length, word.Slice(i, 1));
                continue;
            }

            while (i + 1 < word.Length && (char.IsAsciiDigit(word[i + 1]) || (word[i + 1] == '.' && i + 2 < word.Length && char.IsAsciiDigit(word[i + 2]))))
                i++;
            Append(template, ref length, "<n>");
        }
    }

    // As much as fits: a template is as long as it may be, no longer.
    private static void Append(Span<char> template, ref int length, ReadOnlySpan<char> text)
    {
        int count = Math.Min(text.Length, template.Length - length);
        text[..count].CopyTo(template[length..]);
        length += count;
    }

    // Where in file.ext:12:3 the line's number begins; -1 in other words.
    private static int PlaceInFile(ReadOnlySpan<char> word)
    {
        int colon = word.IndexOf(':');
        return colon > 0 && colon + 1 < word.Length && char.IsAsciiDigit(word[colon + 1]) && word[..colon].ContainsAny('.', '/') && word[..colon].ContainsAnyInRange('a', 'z')
            ? colon
            : -1;
    }

    // A commit, a UUID, an address in memory: letters among the digits tell it from a number.
    private static bool IsHex(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> digits = word.StartsWith("0x") ? word[2..] : word;
        if (digits.Length < 7)
            return digits.Length > 0 && digits.Length < word.Length;
        bool hasLetter = digits.Length < word.Length;
        foreach (char c in digits)
        {
            if (!char.IsAsciiHexDigit(c) && c != '-')
                return false;
            hasLetter |= char.IsAsciiLetter(c);
        }

        return hasLetter;
    }

    // Letters and digits in turns, as only made-up ids have them.
    private static bool IsMixed(ReadOnlySpan<char> word)
    {
        const int minLength = 8, minDigits = 3, minTurns = 3;
        int digits = 0, turns = 0;
        for (int i = 0; i < word.Length; i++)
        {
            digits += char.IsAsciiDigit(word[i]) ? 1 : 0;
            turns += i > 0 && char.IsAsciiLetterOrDigit(word[i]) && char.IsAsciiLetterOrDigit(word[i - 1]) && char.IsAsciiDigit(word[i]) != char.IsAsciiDigit(word[i - 1]) ? 1 : 0;
        }

        return word.Length >= minLength && digits >= minDigits && turns >= minTurns;
    }

    private static int EndOfWord(ReadOnlySpan<char> line, int i)
    {
        int end = i;
        while (end < line.Length && IsWord(line[end]))
            end++;
        // An address goes on where a word would end.
        if (line[i..end].Contains("://", StringComparison.Ordinal))
        {
            while (end < line.Length && line[end] is > ' ' and not ('"' or '\'' or '`' or '>' or ')' or ']' or '}'))
                end++;
        }

        return end;
    }

    private static int EndOfQuote(ReadOnlySpan<char> line, int i)
    {
        char end = line[i] switch { '"' or '\'' or '`' => line[i], '‘' => '’', '“' => '”', _ => '\0' };
        if (end == '\0' || (i > 0 && char.IsLetterOrDigit(line[i - 1])))
            return -1;
        int close = line[(i + 1)..].IndexOf(end);
        // GNU's old way to quote: `x'.
        if (close < 0 && end == '`')
            close = line[(i + 1)..].IndexOf('\'');
        return close < 0 ? -1 : i + close + 2;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '\\' or ':' or '~' or '@' or '%';
}
