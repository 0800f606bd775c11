namespace Telemetry.Records;

/// <summary>Brings failures that differ only in names and numbers to one text: the salient line, with addresses, paths, quotes and numbers masked.</summary>
internal static class ErrorTemplate
{
    private const int MaxLength = 120;

    /// <summary>The template of a failure's text; empty for an empty one.</summary>
    public static string Of(string error)
    {
        ReadOnlySpan<char> line = SalientText.LineOf(error);
        // All that is known is the code: 127 and 1 are different failures.
        if (SalientText.ExitCodeOf(line) is not null)
            return line.ToString();
        Span<char> template = stackalloc char[MaxLength];
        int length = 0;
        for (int i = 0; i < line.Length && length < MaxLength;)
        {
            int end = EndOfQuote(line, i);
            if (end > 0)
            {
                Append(template, ref length, [line[i], '…', line[i]]);
                i = end;
                continue;
            }

            if (!IsWord(line[i]))
            {
                if (!char.IsControl(line[i]))
                    template[length++] = line[i];
                i++;
                continue;
            }

            end = i;
            while (end < line.Length && IsWord(line[end]))
                end++;
            AppendMasked(template, ref length, line[i..end]);
            i = end;
        }

        return template[..length].TrimEnd().ToString();
    }

    private static void AppendMasked(Span<char> template, ref int length, ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> core = word.TrimEnd(".:");
        if (core.Contains("://", StringComparison.Ordinal))
            Append(template, ref length, "<url>");
        else if ((core.Contains('/') && core.Length > 1) || core.Contains('\\'))
            Append(template, ref length, core.Length == word.Length ? "<path>" : word[core.Length] == ':' ? "<path>:" : "<path>.");
        else if (!core.ContainsAnyInRange('0', '9'))
            Append(template, ref length, word);
        else if (IsHex(core))
            Append(template, ref length, "<id>");
        else
            AppendWithoutDigits(template, ref length, word);
    }

    private static void AppendWithoutDigits(Span<char> template, ref int length, ReadOnlySpan<char> word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiDigit(word[i]))
                Append(template, ref length, word.Slice(i, 1));
            else if (i == 0 || !char.IsAsciiDigit(word[i - 1]))
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

    // A commit, a UUID, an address in memory: letters among the digits tell it from a number.
    private static bool IsHex(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> digits = word.StartsWith("0x") ? word[2..] : word;
        if (digits.Length < 7)
            return false;
        bool hasLetter = false;
        foreach (char c in digits)
        {
            if (!char.IsAsciiHexDigit(c) && c != '-')
                return false;
            hasLetter |= char.IsAsciiLetter(c);
        }

        return hasLetter;
    }

    private static int EndOfQuote(ReadOnlySpan<char> line, int i)
    {
        if (line[i] is not ('"' or '\'' or '`') || (i > 0 && char.IsLetterOrDigit(line[i - 1])))
            return -1;
        int close = line[(i + 1)..].IndexOf(line[i]);
        return close < 0 ? -1 : i + close + 2;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '\\' or ':' or '~' or '@' or '%';
}
