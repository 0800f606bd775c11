namespace Telemetry.Records;

/// <summary>Sequences by which programs colour what they print, whole or without the escape character that storing took from them.</summary>
internal static class AnsiText
{
    private const int MaxParameters = 16;

    /// <summary>How long the sequence is that starts at a place; 0 where none does.</summary>
    public static int SequenceAt(ReadOnlySpan<char> text, int at)
    {
        bool isWhole = text[at] == '\u001B';
        int i = isWhole ? at + 1 : at;
        if (i >= text.Length || text[i] != '[')
            return 0;
        int start = ++i;
        while (i < text.Length && i - start < MaxParameters && (char.IsAsciiDigit(text[i]) || text[i] is ';' or '?'))
            i++;
        if (i >= text.Length)
            return 0;
        bool ends = isWhole ? char.IsAsciiLetter(text[i]) : i > start && text[i] is 'm' or 'K' or 'G' && i > start;
        return ends ? i + 1 - at : 0;
    }
}
