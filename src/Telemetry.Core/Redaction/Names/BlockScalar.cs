namespace Telemetry.Redaction;

/// <summary>YAML's block scalars (YAML 1.2, chapter 8): the value of <c>name: |</c> is the deeper indented text below.</summary>
internal static class BlockScalar
{
    private const int MaxLength = 8192, MaxHeader = 6;

    /// <summary>The text of the block whose header stands at <paramref name="i"/>; empty where none does.</summary>
    public static ValueText Read(ReadOnlySpan<char> text, int nameStart, int i)
    {
        i = CharClass.SkipBlanks(text, i);
        if (i >= text.Length || text[i] is not ('|' or '>'))
            return ValueText.None;
        int headerEnd = i;
        while (headerEnd < text.Length && text[headerEnd] is not '\n' && headerEnd - i < MaxHeader)
            headerEnd++;
        if (headerEnd >= text.Length || text[headerEnd] != '\n')
            return ValueText.None;
        int indent = LineStart.IndentOf(text, nameStart), start = headerEnd + 1, end = start;
        for (int line = start; line < text.Length && end - start < MaxLength;)
        {
            int next = text[line..].IndexOf('\n') is var length and >= 0 ? line + length + 1 : text.Length;
            ReadOnlySpan<char> content = text[line..next];
            int depth = content.Length - content.TrimStart(' ').Length;
            if (!content.Trim().IsEmpty && depth <= indent)
                break;
            end = next;
            line = next;
        }

        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new ValueText(start, end, true);
    }
}
