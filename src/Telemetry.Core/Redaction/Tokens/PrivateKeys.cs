using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>Private keys in their textual armour (RFC 7468 and its relatives), whole, cut at either end, on one line, or as bare lines of base64.</summary>
internal static class PrivateKeys
{
    /// <summary>How many characters of the walk's word the shortest armour takes.</summary>
    public const int MinDashes = 8;

    private const string Begin = "-----BEGIN ", End = "-----END ", Kind = "private-key";
    private static readonly SearchValues<char> s_pattern = SearchValues.Create("()[]|*?+\\");

    private const int MaxLabel = 60, MaxBody = 16 * 1024, MinBase64 = 16;

    /// <summary>Adds the private key that begins at <paramref name="start"/>, or the one that ends there and began before the text.</summary>
    /// <returns>Where to go on; -1 where no private key is there.</returns>
    public static int Match(ReadOnlySpan<char> text, int start, ref Findings findings)
    {
        ReadOnlySpan<char> rest = text[start..];
        if (rest.StartsWith(Begin, StringComparison.Ordinal))
            return MatchWhole(text, start, ref findings);
        return rest.StartsWith(End, StringComparison.Ordinal) && EndOfLabel(rest, End.Length) is var end and > 0 ? MatchTail(text, start, start + end, ref findings) : -1;
    }

    /// <summary>Adds the lines of base64 below <c>Private-Lines: n</c> in a file of PuTTY's.</summary>
    /// <returns>Their end; -1 where the word is another.</returns>
    public static int MatchPutty(ReadOnlySpan<char> text, int start, int end, ref Findings findings)
    {
        if (text[start..end] is not "Private-Lines" || text[end..].IndexOf('\n') is not (var line and >= 0))
            return -1;
        int first = end + line + 1, last = first;
        while (last < text.Length && last - first < MaxBody && (Base64Text.Characters.Contains(text[last]) || text[last] is '\n' or '\r'))
            last++;
        // The next name of the file belongs to its own line.
        int tail = last < text.Length ? text[first..last].LastIndexOf('\n') : last - first;
        return tail > 0 ? AddKey(first, first + tail, ref findings) : -1;
    }

    /// <summary>Whether the text is nothing but the lines of a key: full lines of base64, all but the last of one usual length.</summary>
    public static bool IsBody(ReadOnlySpan<char> text)
    {
        int width = text.IndexOf('\n');
        if (width is not (64 or 70 or 76) || text.Length < 2 * width)
            return false;
        int lines = 0;
        foreach (ReadOnlySpan<char> raw in text.EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.Trim();
            if (line.Length > width || line.ContainsAnyExcept(Base64Text.Characters))
                return false;
            lines += line.Length == width ? 1 : 0;
        }

        return lines >= 2 && SecretLook.Of(text[..width]) is { Uppers: > 4, Lowers: > 4, Digits: > 2 };
    }

    private static int MatchWhole(ReadOnlySpan<char> text, int start, ref Findings findings)
    {
        ReadOnlySpan<char> rest = text[start..];
        int labelEnd = EndOfLabel(rest, Begin.Length);
        if (labelEnd < 0)
            return IsCutLabel(rest) ? AddKey(start, text.Length, ref findings) : -1;
        ReadOnlySpan<char> window = rest[labelEnd..Math.Min(rest.Length, labelEnd + MaxBody)];
        int endLine = window.IndexOf(End);
        // "-----BEGIN PRIVATE KEY----- is the header" speaks of one.
        if (endLine < 0 && window.Length > 1 && window[0] == ' ' && char.IsAsciiLetterLower(window[1]) && !HoldsKey(window))
            return -1;
        if (endLine < 0)
            return AddKey(start, rest.Length > labelEnd + MaxBody ? start + labelEnd + MaxBody : text.Length, ref findings);
        if (!HoldsKey(window[..endLine]))
            return -1;
        int closing = EndOfLabel(window[endLine..], End.Length);
        return AddKey(start, closing < 0 ? text.Length : start + labelEnd + endLine + closing, ref findings);
    }

    // Back over base64 and line ends, real or escaped, quoted or indented.
    private static int MatchTail(ReadOnlySpan<char> text, int start, int end, ref Findings findings)
    {
        int first = start, floor = Math.Max(0, start - MaxBody);
        while (first > floor && (Base64Text.Characters.Contains(text[first - 1]) || char.IsWhiteSpace(text[first - 1]) || text[first - 1] == '\\'))
            first--;
        while (first < start && char.IsWhiteSpace(text[first]))
            first++;
        return HoldsKey(text[first..start]) ? AddKey(first, end, ref findings) : -1;
    }

    private static int AddKey(int start, int end, ref Findings findings)
    {
        findings.Add(start, end, Kind);
        return end;
    }

    // A placeholder in the armour is none: "...", "***", "anything", the alphabet in base64.
    private static bool HoldsKey(ReadOnlySpan<char> body)
    {
        if (IsText(body.Trim()))
            return false;
        int run = 0;
        foreach (char c in body)
        {
            run = Base64Text.Characters.Contains(c) ? run + 1 : 0;
            if (run >= MinBase64)
                return true;
        }

        return false;
    }

    // One line that decodes to letters only: a key of any format is binary, and longer.
    private static bool IsText(ReadOnlySpan<char> line)
    {
        Span<byte> bytes = stackalloc byte[48];
        return line.Length is > 0 and <= 64 && Convert.TryFromBase64Chars(line, bytes, out int length) && !bytes[..length].ContainsAnyExceptInRange((byte)' ', (byte)'~');
    }

    private static int EndOfLabel(ReadOnlySpan<char> rest, int from)
    {
        ReadOnlySpan<char> label = rest[from..Math.Min(rest.Length, from + MaxLabel)];
        int dashes = label.IndexOf("-----");
        if (dashes < 0)
            return -1;
        ReadOnlySpan<char> name = label[..dashes];
        // BEGIN (RSA|EC) PRIVATE KEY finds keys.
        if (name.ContainsAny(s_pattern))
            return -1;
        return name.EndsWith("PRIVATE KEY", StringComparison.Ordinal) || name.EndsWith("PRIVATE KEY BLOCK", StringComparison.Ordinal) ? from + dashes + 5 : -1;
    }

    private static bool IsCutLabel(ReadOnlySpan<char> rest) => rest.Length < MaxLabel && rest.Contains("PRIVATE", StringComparison.Ordinal) && !rest.Contains('\n') && !rest.ContainsAny(s_pattern);
}
