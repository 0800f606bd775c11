namespace Telemetry.Redaction;

/// <summary>What a person put between <c>&lt;private&gt;</c> and <c>&lt;/private&gt;</c>, to keep it out of any memory.</summary>
internal static class PrivateText
{
    private const string Open = "<private>", Close = "</private>";

    /// <summary>Adds the text between the tags; where the closing tag is missing, all the rest.</summary>
    /// <returns>Where to go on.</returns>
    public static int Match(ReadOnlySpan<char> text, int i, ref Findings findings)
    {
        if (i + 1 >= text.Length || (text[i + 1] | 0x20) != 'p' || !text[i..].StartsWith(Open, StringComparison.OrdinalIgnoreCase))
            return i + 1;
        int start = i + Open.Length;
        int length = text[start..].IndexOf(Close, StringComparison.OrdinalIgnoreCase);
        int end = length < 0 ? text.Length : start + length;
        if (!Marker.Is(text[start..end]))
            findings.Add(start, end, "private");
        return end;
    }
}
