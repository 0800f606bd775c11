using System.Text;
using Telemetry.Records;

namespace Telemetry.Index;

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
        var template = new StringBuilder();
        int i = 0;
        while (i < line.Length && template.Length < MaxLength)
        {
            int end = EndOfQuote(line, i);
            if (end > 0)
            {
                template.Append(line[i]).Append('…').Append(line[i]);
                i = end;
                continue;
            }

            if (!IsWord(line[i]))
            {
                if (!char.IsControl(line[i]))
                    template.Append(line[i]);
                i++;
                continue;
            }

            end = i;
            while (end < line.Length && IsWord(line[end]))
                end++;
            template.Append(Mask(line[i..end]));
            i = end;
        }

        return template.ToString(0, Math.Min(template.Length, MaxLength)).TrimEnd();
    }

    private static ReadOnlySpan<char> Mask(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> core = word.TrimEnd(".:");
        ReadOnlySpan<char> end = word[core.Length..];
        if (core.Contains("://", StringComparison.Ordinal))
            return "<url>";
        if (core.Contains('/') && core.Length > 1 || core.Contains('\\'))
            return end.IsEmpty ? "<path>" : end[0] == ':' ? "<path>:" : "<path>.";
        if (!core.ContainsAnyInRange('0', '9'))
            return word;
        if (IsHex(core))
            return "<id>";
        return MaskDigits(word);
    }

    private static string MaskDigits(ReadOnlySpan<char> word)
    {
        var masked = new StringBuilder(word.Length);
        bool inNumber = false;
        foreach (char c in word)
        {
            bool isDigit = char.IsAsciiDigit(c);
            if (!isDigit)
                masked.Append(c);
            else if (!inNumber)
                masked.Append("<n>");
            inNumber = isDigit;
        }

        return masked.ToString();
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
