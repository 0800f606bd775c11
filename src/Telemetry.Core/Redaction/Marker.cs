namespace Telemetry.Redaction;

/// <summary>What stands in a secret's place: <c>[REDACTED:github-token]</c>. It says what was there, and neither its length nor a part nor a hash of it.</summary>
internal static class Marker
{
    /// <summary>What every marker starts with.</summary>
    public const string Start = "[REDACTED:";

    /// <summary>No marker is longer.</summary>
    public const int MaxLength = 60;

    /// <summary>The marker for a kind.</summary>
    public static string Of(string kind) => $"{Start}{kind}]";

    /// <summary>Whether one starts at <paramref name="i"/>.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int i) => text[i..].StartsWith(Start, StringComparison.Ordinal);

    /// <summary>Where the marker that starts at <paramref name="i"/> ends.</summary>
    public static int End(ReadOnlySpan<char> text, int i)
    {
        ReadOnlySpan<char> rest = text.Slice(i, Math.Min(MaxLength, text.Length - i));
        int close = rest.IndexOf(']');
        return close < 0 ? i + Start.Length : i + close + 1;
    }

    /// <summary>Whether the text is one marker and nothing else.</summary>
    public static bool Is(ReadOnlySpan<char> text) => text.StartsWith(Start, StringComparison.Ordinal) && text.IndexOf(']') == text.Length - 1;

    /// <summary>The findings, merged, without those inside markers that stand in the text already; one that ends inside a marker covers it whole.</summary>
    public static IReadOnlyList<Finding> KeepApart(string text, Findings findings)
    {
        if (findings.Count == 0 || !text.Contains(Start, StringComparison.Ordinal))
            return findings.Merged();
        // Before they are merged: what reaches out of a marker may cover a secret behind it.
        Findings apart = default;
        foreach (Finding finding in findings.All)
        {
            // No marker that reaches into the finding starts earlier.
            int first = Math.Max(0, finding.Start - MaxLength), open = text.IndexOf(Start, first, finding.Start - first, StringComparison.Ordinal);
            bool isInside = false;
            for (; open >= 0 && open < finding.Start; open = text.IndexOf(Start, open + 1, StringComparison.Ordinal))
                isInside |= End(text, open) > finding.Start;
            if (isInside || Is(text.AsSpan()[finding.Start..finding.End]))
                continue;
            int last = text.LastIndexOf(Start, finding.End - 1, finding.End - finding.Start, StringComparison.Ordinal);
            apart.Add(finding.Start, last >= 0 ? Math.Max(finding.End, End(text, last)) : finding.End, finding.Kind);
        }

        return apart.Merged();
    }

    /// <summary>Where a text may be cut at or before <paramref name="end"/>: neither inside a marker nor inside a character.</summary>
    public static int CutBefore(ReadOnlySpan<char> text, int end)
    {
        int open = text[..end].LastIndexOf(Start);
        if (open >= 0 && open + MaxLength > end && End(text, open) > end)
            return open;
        // A marker of which only the first characters fit.
        for (int i = Math.Max(0, end - Start.Length + 1); i < end; i++)
        {
            if (text[i] == '[' && IsAt(text, i))
                return i;
        }

        return end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }

    /// <summary>Where a text may go on at or behind <paramref name="start"/>: neither inside a marker nor inside a character.</summary>
    public static int CutAfter(ReadOnlySpan<char> text, int start)
    {
        for (int i = Math.Max(0, start - MaxLength); i < start; i++)
        {
            if (text[i] == '[' && IsAt(text, i) && End(text, i) > start)
                return End(text, i);
        }

        return start < text.Length && char.IsLowSurrogate(text[start]) ? start + 1 : start;
    }
}
