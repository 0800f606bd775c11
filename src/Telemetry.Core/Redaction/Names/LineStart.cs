namespace Telemetry.Redaction;

/// <summary>Whether a name opens its line, as names in files of settings do.</summary>
internal static class LineStart
{
    private const int MaxIndent = 60;

    /// <summary>Whether nothing but blanks, a list's hyphen, a quote or <c>export</c> stands before the name on its line.</summary>
    public static bool Is(ReadOnlySpan<char> text, int nameStart)
    {
        int i = nameStart, floor = Math.Max(0, nameStart - MaxIndent);
        while (i > floor && text[i - 1] is ' ' or '\t' or '-' or '"' or '\'')
            i--;
        return i == 0 || text[i - 1] is '\n' or '\r';
    }

    /// <summary>How far the line that holds <paramref name="i"/> is indented.</summary>
    public static int IndentOf(ReadOnlySpan<char> text, int i)
    {
        int start = text[..i].LastIndexOf('\n') + 1;
        int end = start;
        while (end < text.Length && text[end] is ' ' or '\t' or '-' && end - start < MaxIndent)
            end++;
        return end - start;
    }
}
